"""When, how, who, and what to mind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from alongside.foundations.access.sections import SECTION_WORDS
from alongside.foundations.design.words import full_moment, moment
from alongside.rooms.clocks.rules.places import ConferenceTimes, Timing
from alongside.rooms.conferences import gaps, queries
from alongside.rooms.conferences.models import Attendance, Conference, Invitation
from alongside.rooms.conferences.states import CONFERENCE, INVITATION, ConferenceState, InvitationState
from alongside.rooms.conferences.words import Mode

TONES = {
    ConferenceState.CONVENED: "info",
    ConferenceState.HELD: "warn",
    ConferenceState.ELSEWHERE: "neutral",
    ConferenceState.CLOSED: "good",
    ConferenceState.CANCELLED: "neutral",
}
ANSWER_TONES = {
    InvitationState.INVITED: "neutral",
    InvitationState.ACCEPTED: "good",
    InvitationState.DECLINED: "warn",
    InvitationState.WITHDRAWN: "neutral",
}
TIMING = {
    Timing.MET_IDEAL: "Held within the ideal time",
    Timing.MET_LIMIT: "Held within the limit, after the ideal time",
    Timing.LATE: "Held after the limit",
}
ONLY_WHEN_IT_HAS_BEGUN = "too_few_present"


def headline(conference: Conference) -> str:
    when = conference.held_at or conference.starts
    return f"{moment(when)}, {Mode(conference.mode).words.lower()}"


def state_tone(conference: Conference) -> tuple[str, str]:
    state = ConferenceState(conference.state)
    return CONFERENCE.words[state], TONES[state]


def held_words(conference: Conference) -> str:
    """Both moments where they lie apart, so that nobody moves a conference unseen."""
    if conference.held_at is None or conference.held_recorded is None:
        return ""
    told = f"Held {full_moment(conference.held_at)}."
    if queries.is_written_down_late(conference):
        told += f" Written down {full_moment(conference.held_recorded)}."
    return told


def clocks(conference: Conference, is_first: bool) -> list[dict[str, object]]:
    """Those of R-MACC-01 or R-MACC-08, for the first conference of a case only."""
    if not is_first or conference.state == ConferenceState.CANCELLED:
        return []
    if conference.held_at is not None:
        done = TIMING[queries.timing_of(conference.case, conference.held_at)]
        return [{"name": "First conference", "done_words": done, "note": held_words(conference)}]
    return due_rows(queries.times_of(conference.case))


def due_rows(times: ConferenceTimes) -> list[dict[str, object]]:
    return [{"name": name, "due": due} for name, due in due_times(times)]


def due_times(times: ConferenceTimes) -> list[tuple[str, date]]:
    """Until when the first conference is held: by the hours, or on the day of an area that meets in a cycle."""
    if times.meeting:
        return [("Talked about at the next meeting", times.meeting)]
    ideal = [("First conference, ideally", times.ideal)] if times.ideal else []
    return [*ideal, ("First conference, at the latest", times.limit)]


def warnings(conference: Conference, is_first: bool, quorum: Iterable[str]) -> list[str]:
    """Nothing here stops anybody: it is said, and kept when it still holds at the close."""
    codes = list(quorum)
    if conference.state == ConferenceState.CONVENED:
        codes = [code for code in codes if code != ONLY_WHEN_IT_HAS_BEGUN]
    late = _planned_late(conference) if is_first else []
    return [*late, *gaps.quorum_sentences(queries.protocol_of(conference), codes)]


def _planned_late(conference: Conference) -> list[str]:
    if conference.state != ConferenceState.CONVENED:
        return []
    times = queries.times_of(conference.case)
    if conference.starts > times.limit:
        return [f"Planned after the limit, which is {full_moment(times.limit)}."]
    if times.ideal and conference.starts > times.ideal:
        return [f"Planned after the ideal time, which is {full_moment(times.ideal)}."]
    return []


@dataclass(frozen=True)
class Guest:
    """One invited person in the list: their answer, and what is open to them."""

    invitation_id: UUID
    name: str
    agency: str
    asked_as: str
    answer: str
    tone: str
    sees: str
    url: str


def guests(conference: Conference, invitations: Iterable[Invitation]) -> list[Guest]:
    return [_guest(conference, invitation) for invitation in invitations]


def _guest(conference: Conference, invitation: Invitation) -> Guest:
    kind = queries.protocol_of(conference).kind(invitation.kind)
    state = InvitationState(invitation.state)
    deputy = f", {invitation.deputy} in their place" if invitation.deputy else ""
    seen = [words for section, words in SECTION_WORDS.items() if section in invitation.sections]
    return Guest(
        invitation_id=invitation.pk,
        name=invitation.name,
        agency=f"{invitation.agency}: {invitation.team.name}" if invitation.team else str(invitation.agency),
        asked_as=f"{kind.words}{', core' if invitation.is_core else ''}" if kind else "",
        answer=INVITATION.words[state] + deputy,
        tone=ANSWER_TONES[state],
        sees=", ".join(seen),
        url=reverse("conferences:invitation", args=[conference.pk, invitation.pk]),
    )


def conference_rows(conferences: Sequence[Conference]) -> list[dict[str, object]]:
    """As entries of a timeline, newest first."""
    return [_entry(conference) for conference in reversed(conferences)]


def _entry(conference: Conference) -> dict[str, object]:
    words, tone = state_tone(conference)
    late = queries.is_written_down_late(conference)
    return {
        "at": conference.held_at or conference.starts,
        "title": f"Conference {Mode(conference.mode).words.lower()}",
        "url": reverse("conferences:conference", args=[conference.pk]),
        "badge": words,
        "tone": tone,
        "written": conference.held_recorded if late else None,
        "text": conference.cancelled_why,
    }


def past_tense(conference: Conference, now: datetime) -> bool:
    """Its hour has come: from now on people ask whether it took place."""
    return conference.state == ConferenceState.CONVENED and conference.starts <= now


def quorum_now(
    conference: Conference, invitations: Iterable[Invitation], attendances: Iterable[Attendance]
) -> list[str]:
    """As it was kept at the close, or as it stands."""
    if conference.state == ConferenceState.CLOSED:
        return list(conference.quorum_gaps)
    return queries.quorum_gaps_of(conference, invitations, attendances)
