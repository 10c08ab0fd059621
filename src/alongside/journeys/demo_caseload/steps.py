"""What happens to people in the demo, each step said once and used by many stories."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.kernel.moments import in_london
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.journeys.demo_caseload import cast
from alongside.journeys.demo_caseload.area import Area
from alongside.rooms.beds import actions as beds
from alongside.rooms.beds.actions.exclusion import Area as Unsafe
from alongside.rooms.beds.actions.requests import Ask
from alongside.rooms.beds.models import Bed, BedRequest, Stay
from alongside.rooms.beds.rules import Needs, tonight
from alongside.rooms.beds.words import AreaShape, Reason, Side, Wish
from alongside.rooms.choices import actions as choices
from alongside.rooms.choices.actions import Asked, HowAsked, SessionFacts
from alongside.rooms.choices.models import Answer, Consent
from alongside.rooms.choices.states import Said
from alongside.rooms.choices.texts import text_on
from alongside.rooms.choices.words import (
    AdviceKind,
    Capacity,
    InterpreterNeed,
    LegalAdvice,
    Point,
    Purpose,
    RefusalReason,
    Understood,
)
from alongside.rooms.clocks.actions import stop_clocks
from alongside.rooms.conferences.actions import start_conference_clocks
from alongside.rooms.people import actions as people
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.actions.case import FirstMeeting
from alongside.rooms.people.actions.facts import Answer as Told
from alongside.rooms.people.actions.indicators import Sighting
from alongside.rooms.people.actions.notes import Contact
from alongside.rooms.people.models import Case
from alongside.rooms.people.questions import Known
from alongside.rooms.people.words import AttachedWhat, Channel, Outcome

WRITTEN_DOWN_AFTER = timedelta(minutes=6)


class Story:
    """One person's way, told by their key worker. Moments are given as time before now."""

    def __init__(self, area: Area, key_worker: str) -> None:
        self.area = area
        self.worker = area.people[key_worker]
        self.case: Case

    def ago(self, *, days: float = 0, hours: float = 0) -> datetime:
        return self.area.now - timedelta(days=days, hours=hours)

    def day(self, *, days: float = 0) -> date:
        return in_london(self.ago(days=days)).date()

    def met(self, name: str, at: datetime, *, area: str = cast.RIVERMEAD_AREA, **meeting: Any) -> Case:
        seat = self.worker.memberships.get()
        written = at + WRITTEN_DOWN_AFTER
        self.case = people.open_case(
            partnership=self.area.partnerships[area],
            agency=seat.agency,
            team=seat.team,
            meeting=FirstMeeting(identified_at=at, **meeting),
            key_worker=self.worker,
            by=self.worker,
            at=written,
        )
        people.correct_chosen_name(case=self.case, text=name, by=self.worker, at=written)
        if not self.case.treat_as_child:
            start_conference_clocks(case=self.case, met=at, by=self.worker, at=written)
        return self.case

    def told(self, at: datetime, **answers: str) -> None:
        for question, text in answers.items():
            told = Told(known=Known.TOLD, text=text)
            people.answer_question(
                case=self.case, question=question, answer=told, seen=None, by=self.worker, at=at
            )

    def reach_by(
        self, channel: Channel, value: str, at: datetime, *, safe: bool = True, how: str = ""
    ) -> None:
        people.add_contact_rule(
            case=self.case, channel=channel, value=value, safe=safe, how=how, by=self.worker, at=at
        )

    def seen(self, at: datetime, where: str, *codes: str) -> None:
        sighting = Sighting(where_seen=where, seen_on=in_london(at).date(), seen_by=self.worker)
        people.record_indicators(case=self.case, codes=codes, sighting=sighting, by=self.worker, at=at)

    def noted(self, at: datetime, section: Section, text: str) -> None:
        people.write_note(case=self.case, section=section, text=text, by=self.worker, at=at)

    def agrees_to_keep(self, title: str, at: datetime, text: str) -> None:
        """A letter of theirs."""
        cover = Cover(section=Section.SUPPORT, what=AttachedWhat.LETTER, title=title, agreed=at)
        received = Received(Kind.TEXT, text.encode())
        people.attach(case=self.case, cover=cover, received=received, by=self.worker, at=at)

    def closed(self, at: datetime, outcome: Outcome, reason: str) -> None:
        ended: dict[str, Any] = {"case": self.case, "by": self.worker, "at": at}
        people.close_case(outcome=outcome, reason=reason, **ended)
        stop_clocks(rules=None, why="case_closed", **ended)
        people.end_grants_but_the_owners(why="case_closed", **ended)

    def contact(self, at: datetime, summary: str, *, reached: bool = True) -> None:
        said = Contact(
            channel=Channel.PHONE, from_person=False, reached=reached, summary=summary, happened=at
        )
        people.log_contact(case=self.case, contact=said, by=self.worker, at=at)

    def not_safe_at(self, postcode: str, at: datetime, reason: str) -> None:
        """A kilometre around it."""
        where = Unsafe(shape=AreaShape.CIRCLE, place=postcode, radius=1000, reason=reason)
        beds.add_exclusion_area(case=self.case, area=where, by=self.worker, at=at)

    def asks_for_bed(
        self, at: datetime, name: str, *, wish: Wish = Wish.MIXED, needs: Needs | None = None, **door: str
    ) -> BedRequest:
        ask = Ask(
            check_in=tonight(at),
            nights=7,
            reason=Reason.RECENT_VICTIM_OF_CRIME,
            needs=needs or Needs(wish=wish),
            name_to_call=name,
            **door,
        )
        seat = self.worker.memberships.get()
        return beds.request_bed(case=self.case, agency=seat.agency, ask=ask, by=self.worker, at=at)

    def sleeps_in(self, request: BedRequest, label: str, at: datetime) -> Stay:
        bed = Bed.objects.get(label=label)
        stay = beds.place(request=request, bed=bed, nights=7, by=self.worker, at=at)
        beds.record_arrival(stay=stay, by=self.area.people[cast.BOLA], at=at + timedelta(hours=1))
        return stay

    def stays_longer(self, stay: Stay, *, nights: int, at: datetime) -> None:
        """Both sides agree, each by somebody of its own."""
        leaves = stay.occupancy.leaves + timedelta(days=nights)
        reason = "The room of his own is ready two days later."
        asked = beds.ask_extension(stay=stay, leaves=leaves, reason=reason, by=self.worker, at=at)
        for side, name in ((Side.HOSTEL, cast.BOLA), (Side.COUNCIL, cast.HELEN)):
            beds.answer_extension(extension=asked, side=side, granted=True, by=self.person(name), at=at)

    def explained(self, at: datetime, language: str, *, points: Iterable[Point] = tuple(Point)) -> None:
        facts = SessionFacts(
            explained_by=self.worker.full_name,
            language=language,
            points=frozenset(points),
            interpreter_need=InterpreterNeed.NOT_NEEDED if language == "en" else InterpreterNeed.NEEDED,
            interpreter_present=None if language == "en" else True,
            gender_choice_offered=True,
            breaks_taken=True,
            legal_advice=LegalAdvice.CAME_FIRST,
            understanding="Told it back in their own words and asked what happens if the answer is no.",
        )
        choices.record_session(case=self.case, held_at=at, facts=facts, by=self.worker, at=at)

    def advised(self, at: datetime, adviser: str) -> None:
        """Of the law, by somebody of the cast."""
        agency, kind = self.person(adviser).memberships.get().agency, AdviceKind.LEGAL
        choices.record_advice(case=self.case, kind=kind, given_at=at, agency=agency, by=self.worker, at=at)

    def says(self, said: Said, at: datetime, own_words: str, *reasons: RefusalReason) -> Answer:
        return choices.record_answer(
            case=self.case,
            said=said,
            given_at=at,
            reasons=reasons,
            own_words=own_words,
            by=self.worker,
            at=at,
        )

    def agrees(self, at: datetime, to: str, purpose: Purpose, *sections: Section, language: str) -> Consent:
        """For 90 days; the agency is that of a person of the cast."""
        return choices.give_consent(
            case=self.case,
            asked=self._asked(to, purpose, *sections),
            how=HowAsked(
                text_version=text_on(in_london(at).date()).version,
                language=language,
                interpreter_need=InterpreterNeed.NEEDED,
                interpreter_present=True,
                explained_by=self.worker.full_name,
                capacity=Capacity.NO_DOUBT,
                understood=Understood.TOLD_BACK,
            ),
            until=at + timedelta(days=90),
            by=self.worker,
            at=at,
        )

    def refuses(self, at: datetime, to: str, purpose: Purpose, *sections: Section, own_words: str) -> None:
        asked, how = self._asked(to, purpose, *sections), HowAsked(own_words=own_words)
        choices.refuse_consent(case=self.case, asked=asked, how=how, by=self.worker, at=at)

    def _asked(self, to: str, purpose: Purpose, *sections: Section) -> Asked:
        named = Section.IMMIGRATION in sections
        agency = self.area.agency_of(to)
        return Asked(purpose=purpose, agency=agency, sections=frozenset(sections), immigration_named=named)

    def person(self, name: str) -> User:
        return self.area.people[name]
