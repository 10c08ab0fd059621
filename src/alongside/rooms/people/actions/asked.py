"""Somebody of whom another deployment asks whether they are taken over here: nobody's case, until it lets go."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.sealing import keyring
from alongside.rooms.directory.models import Partnership
from alongside.rooms.people import policies, queries
from alongside.rooms.people.actions.case import FirstMeeting
from alongside.rooms.people.actions.grants import give_grant
from alongside.rooms.people.models import Case, KeyWorker, Ownership, Person
from alongside.rooms.people.states import CASE, CaseState
from alongside.rooms.people.words import Basis


@verb
def ask_about_person(
    *,
    partnership: Partnership,
    agency: Agency,
    team: Team | None,
    sections: Iterable[Section],
    about_id: UUID,
    by: User,
    at: datetime,
) -> Case:
    """Who is asked sees what is shown, on the ground of the hand-over. Nothing of the person is known but that."""
    case = Case(
        person=Person.objects.create(),
        partnership=partnership,
        reference=queries.next_reference(),
        state=CaseState.ASKED,
        identified_at=at,
        identified_by=by,
    )
    give_grant(
        case=case, agency=agency, team=team, sections=sections, basis=Basis.HANDOVER, about_id=about_id, by=by, at=at
    )  # fmt: skip
    keyring.make(case.pk)
    case.save(force_insert=True)
    record("case.asked_about", by=by, at=at, case_id=case.pk)
    return case


@verb
def turn_away(*, case: Case, by: User, at: datetime) -> None:
    """What was shown of somebody who is not taken over here can be read by nobody any more."""
    held = Case.objects.select_for_update().get(pk=case.pk)
    held.state = CASE.next("turn_away", CaseState(held.state))
    held.save(update_fields=["state"])
    keyring.destroy(case.pk)
    record(CASE.events["turn_away"], by=by, at=at, case_id=case.pk)


@verb
def begin_here(
    *,
    case: Case,
    meeting: FirstMeeting,
    owner: tuple[Agency, Team | None],
    sections: Iterable[Section],
    about_id: UUID,
    by: User,
    at: datetime,
) -> Case:
    """The other deployment has let go. `by` leads the case, and had said yes or was named with it."""
    agency, team = owner
    policies.check_not_shut_out(case, by)
    give_grant(
        case=case, agency=agency, team=team, sections=sections, basis=Basis.OWNER, about_id=about_id, by=by, at=at
    )  # fmt: skip
    held = Case.objects.select_for_update().get(pk=case.pk)
    for name, value in {**vars(meeting), "state": CASE.next("take_over", CaseState(held.state))}.items():
        setattr(held, name, value or "" if name == "found_at_kind" else value)
    held.save()
    Ownership.objects.create(case=held, agency=agency, team=team, starts=at)
    KeyWorker.objects.create(case=held, user=by, starts=at, handed_over_by=by)
    record(CASE.events["take_over"], by=by, at=at, case_id=case.pk, age=held.age_status)
    return held
