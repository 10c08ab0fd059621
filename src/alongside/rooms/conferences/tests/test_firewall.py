"""Immigration enforcement has no seat at a conference: not by a verb, and not past it."""

import pytest
from django.db import IntegrityError, transaction

from alongside.foundations.access import viewing, writing
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.kernel.results import Refused
from alongside.rooms.conferences import actions
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.tests.factories import Table, a_conference
from alongside.rooms.directory.tests.factories import NOW, an_agency, eyes_of

pytestmark = pytest.mark.django_db


def convened(table: Table, *invitees: Invitee) -> Conference:
    with viewing.seen_by(eyes_of(table.alice), at=NOW):
        return a_conference(table, invitees=invitees)


def test_immigration_enforcement_has_no_seat() -> None:
    table = Table()
    enforcement = an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    officer = Invitee(agency=enforcement, name="Officer", email="officer@example.org")
    with pytest.raises(Refused, match="immigration enforcement"):
        convened(table, officer)
    conference = convened(table)
    with pytest.raises(Refused, match="immigration enforcement"):
        actions.note_late_arrival(conference=conference, agency=enforcement, by=table.alice, at=NOW)


def test_the_database_gives_immigration_enforcement_no_seat() -> None:
    table = Table()
    enforcement = an_agency(kind=AgencyKind.IMMIGRATION_ENFORCEMENT)
    asked_far = Invitee(agency=an_agency(), name="Gia", email="gia@example.org")
    conference = convened(table, asked_far)
    with viewing.seen_by(eyes_of(table.alice), at=NOW), writing.allowed():
        seat = actions.note_late_arrival(conference=conference, agency=an_agency(), by=table.alice, at=NOW)
        for row in (conference.invitations.get(), seat):
            agency, row.agency = row.agency, enforcement
            with pytest.raises(IntegrityError, match="no seat"), transaction.atomic():
                row.save(update_fields=["agency"])
            agency.kind = AgencyKind.IMMIGRATION_ENFORCEMENT
            with pytest.raises(IntegrityError, match="cannot become"), transaction.atomic():
                agency.save()
