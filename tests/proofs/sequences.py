"""Any sequence of opening and closing a case, and a look by everybody after each step."""

from contextlib import AbstractContextManager, suppress
from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.results import Refused
from alongside.foundations.kernel.states import NotAllowed
from alongside.journeys.case_home.actions import close_case
from alongside.rooms.choices.actions import (
    agree_to_sharing,
    end_sharing,
    share_without_consent,
    withdraw_consent,
)
from alongside.rooms.choices.models import Consent, SharingDecision
from alongside.rooms.choices.tests.factories import a_consent, a_question, an_override
from alongside.rooms.conferences.actions import (
    cancel_conference,
    close_conference,
    convene,
    hold_conference,
    plan_action,
    withdraw_invitation,
)
from alongside.rooms.conferences.actions.convening import Meeting, Terms
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.models import Conference
from alongside.rooms.conferences.tests.factories import minute_everything
from alongside.rooms.conferences.words import Mode, SharingGround
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.actions import (
    break_glass,
    close_to_guest,
    end_glass,
    end_grant,
    give_grant,
    hand_over,
    let_back_in,
    open_to_guest,
    reopen_case,
    shut_out,
)
from alongside.rooms.people.models import BrokenGlass, Case, CaseGrant, Note, ShutOut
from alongside.rooms.people.words import Basis, EndedWhy, Outcome
from tests.proofs.around_a_case import PAPERS, Model, Opened, World, picked, reach_of
from tests.support.oracle import PARTS, REACHES
from tests.support.proofs import tell

SOMEBODY, ONE_OF = (
    st.sampled_from((Role.IMMIGRATION_ADVISER, Role.IMMIGRATION_ADVISER, Role.NURSE)),
    st.integers(0, 30),
)
SOME_PARTS = st.sampled_from(
    ({"immigration", "identity"}, {"immigration", "contact"}, {"identity"}, {"immigration"})
)
AFTER_CLOSE = timedelta(hours=72)
WEEK = timedelta(days=7)
MANAGERS_EVERY = 5  # so many people
AT_MOST = timedelta(days=30)  # so long what a conference opens stands, where nobody closes it
SEEN = """
    PREPARE seen AS SELECT array(SELECT DISTINCT section FROM people_note),
           (SELECT count(*) FROM people_name), (SELECT count(*) FROM people_case)
"""


class Steps(RuleBasedStateMachine):
    """What an example did is rolled back at its end. A step that is refused opens and closes nothing."""

    world: ClassVar[World]
    taken: ClassVar[int]

    def __init__(self) -> None:
        super().__init__()
        self.model, self.at = Model(), NOW + timedelta(hours=4)
        self.model.open("owner", self.world.team, set(PARTS), NOW, None)
        self.consents: list[Consent] = []
        self.yes: dict[UUID, Opened] = {}
        self.sharings: list[SharingDecision] = []
        self.grants: list[CaseGrant] = []
        self.meetings: list[tuple[Conference, Role, set[str]]] = []
        self.emergencies: list[BrokenGlass] = []
        self.shut: list[ShutOut] = []
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @property
    def by_alice(self) -> dict[str, Any]:
        return {"by": self.world.alice, "at": self.at}

    @rule(role=SOMEBODY, parts=SOME_PARTS, days=st.sampled_from((1, 30)))
    def consent(self, role: Role, parts: set[str], days: int) -> None:
        """A new yes for the same purpose and recipient takes the place of the old."""
        agency = self.world.agency(role)
        asked = a_question(agency, *(Section(part) for part in parts))
        given = a_consent(self.world.case, self.world.alice, asked, at=self.at, days=days)
        self._close_papers(agency.pk)
        for before in self.consents:
            if before.agency_id == agency.pk:
                self.model.end(before.pk)
        self.consents.append(given)
        until = self.at + timedelta(days=days)
        self.yes[agency.pk] = self.model.open(given.pk, agency.pk, parts, self.at, until)

    def _close_papers(self, agency: UUID) -> None:
        """The last yes of this agency is taken back or replaced: if it named papers, no meeting shows them longer."""
        last = self.yes.pop(agency, None)
        if last and last.parts & PAPERS:
            self.model.close_papers(agency)

    def _may_go_on(self, asked: set[str], agency: UUID) -> frozenset[str]:
        """What was asked to a meeting, after its close: papers only where a yes stands that names them."""
        yes = self.yes.get(agency)
        stands = yes and yes.parts & PAPERS and yes.until and self.at < yes.until
        return frozenset(asked if stands else asked - PAPERS)

    @precondition(lambda self: self.consents)
    @rule(which=ONE_OF)
    def withdraw(self, which: int) -> None:
        """Only the last answer is taken back; of one that ran out or was replaced nothing is left to take."""
        consent = picked(self.consents, which)
        with suppress(Refused), self.looking():
            withdraw_consent(consent=consent, **self.by_alice)
            self._close_papers(consent.agency_id)
            for one in self.consents:
                if one.agency_id == consent.agency_id:
                    self.model.end(one.pk)

    @rule(role=SOMEBODY, parts=SOME_PARTS, days=st.sampled_from((1, 7)))
    def share(self, role: Role, parts: set[str], days: int) -> None:
        """Decided by one, opened by another."""
        agency, until = self.world.agency(role), self.at + timedelta(days=days)
        override = an_override(agency, *(Section(part) for part in parts), until=until)
        decision = share_without_consent(case=self.world.case, override=override, **self.by_alice)
        self.sharings.append(decision)
        cara = self.world.cara
        if cara.pk in self.model.shut:
            return
        with suppress(Refused), self.looking(cara):
            agree_to_sharing(decision=decision, by=cara, at=self.at)
            self.model.open(decision.pk, agency.pk, parts, self.at, until)

    @precondition(lambda self: self.sharings)
    @rule(which=ONE_OF)
    def end_share(self, which: int) -> None:
        decision = picked(self.sharings, which)
        with suppress(Refused), self.looking():
            end_sharing(decision=decision, **self.by_alice)
            self.model.end(decision.pk)

    @rule(role=SOMEBODY, parts=SOME_PARTS, hours=st.sampled_from((None, 1, 72)))
    def grant(self, role: Role, parts: set[str], hours: int | None) -> None:
        until = self.at + timedelta(hours=hours) if hours else None
        agency, sections = self.world.agency(role), [Section(part) for part in parts]
        given = give_grant(
            case=self.world.case, agency=agency, sections=sections, basis=Basis.CONFERENCE, until=until,
            about_id=uuid4(), **self.by_alice,
        )  # fmt: skip
        self.grants.append(given)
        self.model.open(given.pk, agency.pk, parts, self.at, until, by_meeting=True)

    @rule(hours=st.sampled_from((1, 72)))
    def give_a_bed(self, hours: int) -> None:
        """The house learns that there is a case, and nothing that is kept in a section."""
        until, agency = self.at + timedelta(hours=hours), self.world.agency(Role.HOSTEL_MANAGER)
        given = give_grant(
            case=self.world.case, agency=agency, sections=[Section.WHEREABOUTS], basis=Basis.PLACEMENT,
            until=until, **self.by_alice,
        )  # fmt: skip
        self.model.open(given.pk, agency.pk, {"whereabouts"}, self.at, until, by_bed=True)

    @rule(parts=SOME_PARTS, hours=st.sampled_from((1, 72)))
    def show_a_guest(self, parts: set[str], hours: int) -> None:
        until, guest = self.at + timedelta(hours=hours), self.world.guest
        with suppress(Refused), self.looking():
            shown = open_to_guest(
                case=self.world.case, guest=guest, sections=[Section(part) for part in parts],
                about_id=self.world.case.pk, until=until, **self.by_alice,
            )  # fmt: skip
            self.model.open(shown.pk, guest.pk, parts, self.at, until, to_guest=True)

    @rule()
    def show_the_guest_out(self) -> None:
        with suppress(Refused), self.looking():
            close_to_guest(case=self.world.case, guest=self.world.guest, why="over", **self.by_alice)
            self.model.end_of_guests()

    @precondition(lambda self: self.grants)
    @rule(which=ONE_OF)
    def take_back(self, which: int) -> None:
        given = picked(self.grants, which)
        with suppress(Refused):
            end_grant(grant=given, why=EndedWhy.NOT_NEEDED, **self.by_alice)
            self.model.end(given.pk)

    @rule(role=SOMEBODY, parts=SOME_PARTS)
    def meet(self, role: Role, parts: set[str]) -> None:
        agency, starts = self.world.agency(role), self.at + timedelta(hours=20)
        asked = Invitee(
            agency=agency, user=self.world.workers[role], sections=frozenset(Section(part) for part in parts)
        )
        with suppress(Refused), self.looking():
            meeting = convene(
                case=self.world.case,
                meeting=Meeting(starts=starts, mode=Mode.ONLINE),
                terms=Terms(ground=SharingGround.AGREED, chair=self.world.alice),
                invitees=[asked],
                **self.by_alice,
            )
            self.meetings.append((meeting, role, parts))
            self.model.open(meeting.pk, agency.pk, parts, self.at, starts + AT_MOST, by_meeting=True)

    @precondition(lambda self: self.meetings)
    @rule(which=ONE_OF, how=st.sampled_from(("cancel", "withdraw", "close")))
    def end_meeting(self, which: int, how: str) -> None:
        meeting, role, asked = picked(self.meetings, which)
        with suppress(Refused, NotAllowed), self.looking(), transaction.atomic():
            if how == "cancel":
                cancel_conference(conference=meeting, why="Nobody can.", **self.by_alice)
            elif how == "withdraw":
                withdraw_invitation(
                    invitation=meeting.invitations.get(user=self.world.workers[role]), **self.by_alice
                )
            else:
                self._close(meeting)
            closed = self.model.opened.get(meeting.pk)
            if how == "close" and closed:
                closed.until = self.at + AFTER_CLOSE
                closed.parts = self._may_go_on(asked, closed.to)
            else:
                self.model.end(meeting.pk)
            if how != "withdraw":
                self.meetings.remove((meeting, role, asked))

    def _close(self, meeting: Conference) -> None:
        alice = self.world.alice
        hold_conference(conference=meeting, held_at=self.at, **self.by_alice)
        minute_everything(meeting, alice, self.at)
        due = (self.at + WEEK).date()
        plan_action(
            case=self.world.case,
            conference=meeting,
            owner_user=alice,
            step="Ring",
            due_on=due,
            **self.by_alice,
        )
        close_conference(conference=meeting, **self.by_alice)

    @rule(role=SOMEBODY, share=st.integers(1, 3))
    def emergency(self, role: Role, share: int) -> None:
        """Some or all of what the role reaches, for three hours."""
        worker, reached = self.world.workers[role], sorted(REACHES[role])
        parts, viewer = set(reached[: max(1, len(reached) // share)]), eyes_of(worker)
        sections = [Section(part) for part in parts]
        with suppress(Refused), viewing.seen_by(viewer, at=self.at):
            if worker.pk in self.model.shut:
                return  # the page does not find the case for them
            opened = break_glass(
                case=self.world.case, viewer=viewer, sections=sections, reason="Now.", by=worker, at=self.at
            )
            self.emergencies.append(opened)
            self.model.open(opened.pk, worker.pk, parts, self.at, self.at + timedelta(hours=3))

    @precondition(lambda self: self.emergencies)
    @rule(which=ONE_OF)
    def end_emergency(self, which: int) -> None:
        glass = picked(self.emergencies, which)
        with suppress(Refused), self.looking():
            end_glass(glass=glass, **self.by_alice)
            self.model.end(glass.pk)

    @rule(which=ONE_OF)
    def shut_somebody_out(self, which: int) -> None:
        worker = picked(self.world.everybody, which)
        with suppress(Refused), self.looking():
            self.shut.append(shut_out(case=self.world.case, user=worker, reason="Kin.", **self.by_alice))
            self.model.shut.add(worker.pk)

    @precondition(lambda self: self.shut)
    @rule(which=ONE_OF)
    def let_in(self, which: int) -> None:
        closed = picked(self.shut, which)
        with suppress(Refused), self.looking():
            let_back_in(shut_out=closed, **self.by_alice)
            self.model.shut.discard(closed.user_id)

    @rule(to=st.sampled_from(("alice", "bob", "cara")))
    def hand_over(self, to: str) -> None:
        """Who leads the work changes; who sees what does not."""
        user = getattr(self.world, to)
        with suppress(Refused), self.looking():
            if user.pk not in self.model.shut:
                hand_over(case=self.world.case, to=user, word="", **self.by_alice)

    @precondition(lambda self: not self.meetings)
    @rule()
    def close_and_open_again(self) -> None:
        """With the work ends what was opened to others. No page closes a case of which a conference is to come."""
        with suppress(Refused), self.looking():
            fresh = Case.objects.get(pk=self.world.case.pk)
            close_case(case=fresh, outcome=Outcome.LOST_CONTACT, reason="", **self.by_alice)
            reopen_case(case=Case.objects.get(pk=fresh.pk), reason="Back.", **self.by_alice)
            self.model.end_all_but("owner")
            self.yes.clear()

    @rule(minutes=st.sampled_from((1, 59, 180, 4_320, 44_640)))
    def wait(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)

    @invariant()
    def everybody_sees_what_the_model_says(self) -> None:
        """In the database everybody, each time; through the managers, which are slow to ask, some of them in turn."""
        for number, user in enumerate(self.world.everybody):
            reach = reach_of(user)
            expected = self.model.sees(user.pk, reach, self.at)
            with self.looking(user):
                self._check_the_database(user, expected, self.model.gives_bed(user.pk, reach, self.at))
                if (number + Steps.taken) % MANAGERS_EVERY == 0:
                    found = {str(note.section) for note in Note.objects.all()}
                    assert found == expected, f"the managers show {user.full_name} other parts"
        Steps.taken += 1
        tell(Steps.taken)

    def _check_the_database(self, user: User, expected: set[str], gives_bed: bool) -> None:
        with connection.cursor() as cursor:
            cursor.execute("EXECUTE seen")
            parts, names, cases = cursor.fetchone()
        assert set(parts) == expected, f"the database shows {user.full_name} other parts"
        knows = bool(expected) or gives_bed
        assert (bool(names), bool(cases)) == ("identity" in expected, knows), user.full_name

    def looking(self, user: User | None = None) -> AbstractContextManager[Viewer]:
        return viewing.seen_by(self.world.eyes[user or self.world.alice], at=self.at)
