"""Whole logs, into the database."""

from collections.abc import Sequence

import pytest
from django.db import IntegrityError

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Service
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.results import Refused
from alongside.journeys.import_case_log.actions import Area
from alongside.journeys.import_case_log.importing import Report, import_rows
from alongside.journeys.import_case_log.reading import Row, read_log
from alongside.journeys.import_case_log.tests.logs import HELD, MET, NOW, REFERRED, WESTMINSTER, rows
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people.models import Case

pytestmark = pytest.mark.django_db

AREA = Area("Westminster", "Westminster City Council")
OTHER = MET.replace("A1", "B2")
BAD = "A1,2026-03-03T10:00,arrived,Crisis,"


def take(log: Sequence[Row], area: Area = AREA, *, rehearsal: bool = False) -> Report:
    return import_rows(log, area=area, now=NOW, in_words=str, rehearsal=rehearsal)


def references() -> set[str]:
    with viewing.as_service(Service.DEMO, at=NOW):
        return set(Case.objects.values_list("local_reference", flat=True))


def everything_written() -> tuple[int, ...]:
    return (
        AuditEntry.objects.count(),
        Agency.objects.count(),
        User.objects.count(),
        Partnership.objects.count(),
        len(references()),
    )


def test_the_westminster_log_comes_in_whole() -> None:
    report = take(read_log(WESTMINSTER))
    assert len(report.taken) == 46
    assert (report.unchanged, report.refused) == ([], [])
    assert Partnership.objects.get().host.name == "Westminster City Council"


def test_partnership_and_host_are_made_where_there_are_none() -> None:
    take(rows(MET))
    area = Partnership.objects.get(name="Westminster")
    assert (area.host.kind, area.host.has_duty_to_notify) == ("council", True)
    assert {partner.agency.name for partner in area.partners.all()} == {
        "The Passage",
        "Westminster City Council",
    }


def test_a_partnership_that_is_there_is_used() -> None:
    take(rows(MET))
    assert take(rows(OTHER), Area("westminster", "westminster city council")).taken == ["B2"]
    assert Partnership.objects.count() == 1


def test_another_host_than_the_partnership_has_is_refused() -> None:
    take(rows(MET))
    with pytest.raises(Refused, match="hosted by Westminster City Council, not by Camden"):
        take(rows(OTHER), Area("Westminster", "Camden"))


def test_one_bad_row_refuses_that_whole_case_and_no_other() -> None:
    report = take(rows(MET, HELD, BAD, OTHER))
    assert report.taken == ["B2"]
    (refused,) = report.refused
    assert (refused.reference, refused.problems[0].line) == ("A1", 4)
    assert "'arrived' is not an event" in refused.problems[0].reason
    assert references() == {"B2"}


def test_a_log_without_one_good_case_makes_nothing() -> None:
    before = everything_written()
    assert take(rows(HELD)).refused
    assert everything_written() == before


def test_the_same_log_twice_changes_nothing() -> None:
    log = rows(MET, HELD, REFERRED, OTHER)
    take(log)
    before = everything_written()
    assert take(log) == Report([], ["A1", "B2"], [])
    assert take(list(reversed(log))) == Report([], ["A1", "B2"], [])
    assert everything_written() == before


def test_the_same_log_in_other_letters_changes_nothing() -> None:
    take(rows(MET, HELD))
    same = rows(MET.replace("T14:05", " 14:05:00"), HELD.replace("10:00", "10:00Z").replace("The", "the"))
    assert take(same).unchanged == ["A1"]


def test_a_rehearsal_says_the_same_and_writes_nothing() -> None:
    log = rows(MET, BAD, OTHER)
    before = everything_written()
    rehearsed = take(log, rehearsal=True)
    assert everything_written() == before
    assert rehearsed == take(log)
    assert take(log, rehearsal=True).unchanged == ["B2"]


def test_a_case_may_grow() -> None:
    take(rows(MET))
    assert take(rows(MET, HELD)).taken == ["A1"]
    assert take(rows(MET, HELD)).unchanged == ["A1"]
    assert len(references()) == 1


def test_a_row_that_was_changed_or_left_out_refuses_the_case() -> None:
    take(rows(MET, HELD, OTHER))
    for log in (rows(MET, OTHER), rows(MET, HELD.replace("online", "phone"), OTHER)):
        report = take(log)
        assert report.unchanged == ["B2"]
        assert "1 row that has since been changed or left out" in report.refused[0].problems[0].reason


def test_references_are_unique_within_a_partnership_only() -> None:
    take(rows(MET))
    assert take(rows(MET), Area("Camden", "London Borough of Camden")).taken == ["A1"]
    assert Partnership.objects.count() == 2


def test_what_a_room_refuses_is_said_with_its_line_and_nothing_is_half_imported() -> None:
    """Immigration enforcement has no seat at a conference, and a log cannot give it one."""
    attended = "A1,2026-03-03T10:00,conference_attended,Home Office Immigration Enforcement,"
    report = take(rows(MET, HELD, attended, OTHER))
    assert report.taken == ["B2"]
    assert report.refused[0].problems[0].line == 4
    assert "immigration enforcement" in report.refused[0].problems[0].reason
    assert references() == {"B2"}
    assert not Agency.objects.filter(name__contains="Enforcement").exists()


def test_an_organisation_of_a_refused_case_can_come_in_with_the_next() -> None:
    """It was added and undone with the case that named it first."""
    bed = "{},2026-03-02T20:00,bed_started,Kingsway,bed 6"
    log = rows(MET, bed.format("A1"), OTHER, bed.format("B2"), MET.replace("A1", "C3"), bed.format("C3"))
    report = take(log)
    assert report.taken == ["A1"]
    assert [case.problems[0].line for case in report.refused] == [5, 7]
    assert "Somebody else had bed 6" in report.refused[0].problems[0].reason


def test_a_broken_constraint_is_put_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise IntegrityError("no names here")

    monkeypatch.setattr("alongside.journeys.import_case_log.taking.people.write_note", broken)
    report = import_rows(
        rows(MET, "A1,2026-03-03,found,Crisis,", OTHER), area=AREA, now=NOW, in_words=lambda _: "In words."
    )
    assert report.refused[0].problems[0].reason == "In words."
    assert references() == {"B2"}


def test_the_order_of_rows_does_not_choose_who_had_the_bed() -> None:
    bed = "{},2026-03-02T20:00,bed_started,Kingsway,bed 6"
    early = MET.replace("A1", "Z9").replace("14:05", "13:00")
    log = rows(MET, bed.format("A1"), early, bed.format("Z9"))
    assert take(log, rehearsal=True).taken == ["Z9"]
    assert take(list(reversed(log)), rehearsal=True).taken == ["Z9"]
