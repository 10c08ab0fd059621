from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.accounts.models import User
from alongside.foundations.design.words import day as day_in_words
from alongside.foundations.design.words import elapsed, full_moment, span
from alongside.journeys.case_home.queries.moments import late
from alongside.rooms.choices.queries import Choice
from alongside.rooms.choices.states import Said
from alongside.rooms.conferences.states import HAPPENED, ConferenceState
from alongside.rooms.people.models import Case, CaseGrant, PossibleMatch
from alongside.rooms.people.presenters import sections_in_words
from alongside.rooms.people.words import Basis, MatchAnswer

Link = dict[str, str]


def met_in_words(case: Case) -> str:
    """When they were met, and when that was written down if much later: both stand on the page."""
    if case.identified_day_only:
        return f"Met on {day_in_words(case.identified_at)}."
    met = f"Met {full_moment(case.identified_at)}"
    if late(case.identified_at, case.recorded) is None:
        return f"{met}."
    return f"{met}, written down {span(elapsed(case.identified_at, case.recorded))} later."


CHIPS = {
    Said.NOT_ASKED: ("Referral: not asked yet", "not-asked"),
    Said.NOT_YET: ("Referral: not yet", "not-asked"),
    Said.NO: ("Referral: no", "refused"),
    Said.WITHDRAWN: ("Referral: took the yes back", "withdrawn"),
}


def consent_chip(choice: Choice) -> Link:
    if choice.said is Said.YES:
        whole = "Referral: yes" if choice.counts else "Referral: yes, not all explained yet"
        return {"text": whole, "state": "given" if choice.counts else "soon"}
    text, state = CHIPS[choice.said]
    return {"text": text, "state": state}


@dataclass(frozen=True)
class Around:
    """An agency around the person, and why it may know of them."""

    name: str
    role: str
    phone: str


def people_around(grants: Iterable[CaseGrant]) -> list[Around]:
    """One card an agency or team, with every ground on which it sees something."""
    by_seat: dict[str, list[CaseGrant]] = {}
    for grant in grants:
        by_seat.setdefault(grant.who, []).append(grant)
    return [_around(who, rows) for who, rows in by_seat.items()]


def _around(who: str, rows: list[CaseGrant]) -> Around:
    why = ", ".join(dict.fromkeys(Basis(row.basis).words for row in rows))
    what = sections_in_words({section for row in rows for section in row.sections})
    return Around(who, f"{why}. Sees: {what}", rows[0].agency.phone if rows[0].agency else "")


def next_steps(case: Case, viewer: Viewer, *, has_bed: bool, met: frozenset[str]) -> list[Link]:
    """Buttons for what this viewer's role can do next in an open case. `met`: the states of its conferences."""
    return [
        {"text": text, "url": reverse(name, kwargs={"case_id": case.pk})}
        for text, name, permission in _steps(case, has_bed, met)
        if viewer.may(permission)
    ]


def _steps(case: Case, has_bed: bool, met: frozenset[str]) -> Iterator[tuple[str, str, Permission]]:
    if not case.treat_as_child and not has_bed:
        yield "A bed tonight", "place_tonight:bed", Permission.REQUEST_BED
    if not (case.treat_as_child or met & {ConferenceState.CONVENED, *HAPPENED}):
        yield "Convene a conference", "conferences:convene", Permission.CONVENE
    yield "Write a note", "people:new_note", Permission.WORK_ON_CASE
    yield "Write down a contact", "people:contact_made", Permission.WORK_ON_CASE
    yield "Write down signs", "people:new_indicators", Permission.WORK_ON_CASE
    yield "Choice and referral", "referrals:overview", Permission.REFER
    if not case.treat_as_child and ConferenceState.CONVENED not in met and met & HAPPENED:
        yield "Convene another conference", "conferences:convene", Permission.CONVENE


@dataclass(frozen=True)
class MatchLine:
    words: str
    phone: str
    earlier: Case | None
    emergency: str


def match_lines(
    rows: Iterable[tuple[PossibleMatch, User]], visible: dict[UUID, Case], viewer: Viewer
) -> list[MatchLine]:
    return [
        MatchLine(
            _match_words(row, user.full_name),
            user.phone,
            visible.get(row.earlier_id),
            _emergency(row, viewer),
        )
        for row, user in rows
    ]


def _emergency(row: PossibleMatch, viewer: Viewer) -> str:
    may = viewer.may(Permission.BREAK_GLASS) and not row.answer
    return reverse("people:break_glass_match", kwargs={"match_id": row.pk}) if may else ""


def _match_words(row: PossibleMatch, name: str) -> str:
    if not row.answer:
        return f"Talk to {name} about a possible match."
    return f"Possible match, talked about with {name}: {MatchAnswer(row.answer).words.lower()}."
