"""R-BED-09: one thing that does not suit is enough; what nobody knows leaves it open."""

from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction

from alongside.foundations.kernel.results import Refused
from alongside.rooms.beds.models import SuitabilityAssessment
from alongside.rooms.beds.moving_on import Aspect, Fit, NextKind, Suitability
from alongside.rooms.beds.queries.next_places import assessments_of, to_be_assessed
from alongside.rooms.beds.suitability import suitability
from alongside.rooms.beds.tests.after_the_bed import DAY, a_place, agreed, assessed, moved
from alongside.rooms.beds.tests.factories import an_area, as_seen_by
from alongside.rooms.directory.tests.factories import NOW

ALL_SUIT = dict.fromkeys(Aspect, Fit.SUITS)


def test_r_bed_09_worked_examples() -> None:
    assert suitability(ALL_SUIT).suitability is Suitability.SUITABLE
    shared = suitability(ALL_SUIT | {Aspect.SHARING: Fit.DOES_NOT_SUIT, Aspect.LINKS: Fit.NOT_KNOWN})
    assert shared.suitability is Suitability.UNSUITABLE
    assert shared.reasons == ("Who shares the room: does not suit",)
    half = suitability({Aspect.LOCATION: Fit.SUITS, Aspect.HEALTH: Fit.NOT_KNOWN})
    assert half.suitability is Suitability.NOT_COMPLETE
    assert set(half.because) == set(Aspect) - {Aspect.LOCATION}


def test_r_bed_09_for_every_answer_there_can_be() -> None:
    for fits in product(Fit, repeat=len(Aspect)):
        finding = suitability(dict(zip(Aspect, fits, strict=True)))
        assert (finding.suitability is Suitability.UNSUITABLE) == (Fit.DOES_NOT_SUIT in fits)
        assert (finding.suitability is Suitability.SUITABLE) == (set(fits) == {Fit.SUITS})
        assert finding.needs_reason == bool(finding.because)


@pytest.mark.django_db
def test_nobody_moves_into_asylum_accommodation_that_nobody_looked_at() -> None:
    area = an_area()
    place = a_place(area, NextKind.ASYLUM)
    with pytest.raises(Refused, match="Nobody has looked"):
        agreed(area, place)
    with as_seen_by(area.navigator):
        assert to_be_assessed([place.case_id]) == [place]
    assessed(area, place)
    assert agreed(area, place).state == "agreed"
    with as_seen_by(area.navigator):
        assert to_be_assessed([place.case_id]) == []


@pytest.mark.django_db
def test_an_unsuitable_place_is_agreed_on_only_for_a_reason() -> None:
    area = an_area()
    for fit, words in ((Fit.DOES_NOT_SUIT, "says: unsuitable"), (Fit.NOT_KNOWN, "says: not complete")):
        place = a_place(area, NextKind.ASYLUM)
        assessed(area, place, location=fit)
        with pytest.raises(Refused, match=words):
            agreed(area, place)
        assert agreed(area, place, despite="Her brother lives there").agreed_despite


@pytest.mark.django_db
def test_a_later_assessment_counts_and_the_earlier_stays_as_it_was() -> None:
    area = an_area()
    place = a_place(area, NextKind.ASYLUM)
    assessed(area, place, gender=Fit.DOES_NOT_SUIT)
    assessed(area, place, at=NOW + DAY)
    with as_seen_by(area.navigator), connection.cursor() as cursor:
        new, old = assessments_of(place)
        assert (new.row.number, new.finding.suitability) == (2, Suitability.SUITABLE)
        assert (old.row.found, old.aspects[Aspect.GENDER].words) == (Suitability.UNSUITABLE, "Canary gender")
        for table in ("beds_suitabilityassessment", "beds_aspectfound"):
            with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
                cursor.execute(f"UPDATE {table} SET case_id = case_id")
    with as_seen_by(area.manager):
        assert not SuitabilityAssessment.objects.exists()


@pytest.mark.django_db
def test_only_an_open_asylum_placement_is_assessed() -> None:
    area = an_area()
    house, over = a_place(area), a_place(area, NextKind.ASYLUM)
    assessed(area, over)
    moved(area, agreed(area, over))
    for place in (house, over):
        with pytest.raises(Refused, match="still open"):
            assessed(area, place, at=NOW + 9 * DAY)
