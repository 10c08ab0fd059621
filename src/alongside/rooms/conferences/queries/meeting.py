"""Conferences, their agenda, their timing, and what is still missing from them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.clocks.rules.places import Timing, conference_timing
from alongside.rooms.conferences import gaps, rules
from alongside.rooms.conferences.models import (
    AgendaItem,
    Attendance,
    Conference,
    HeldCorrection,
    Invitation,
    LateCorrection,
    Moving,
)
from alongside.rooms.conferences.queries.protocols import protocol_of, times_of
from alongside.rooms.conferences.rules import ActionFacts, ItemFacts
from alongside.rooms.conferences.states import ConferenceState, InvitationState
from alongside.rooms.conferences.words import Presence
from alongside.rooms.people.models import Case

WRITTEN_DOWN_LATE = timedelta(hours=1)


def conferences_of(case: Case) -> QuerySet[Conference]:
    return Conference.objects.filter(case=case).order_by("starts", "id")


def timing_of(case: Case, held_at: datetime) -> Timing:
    return conference_timing(held_at, times_of(case))


def lateness_of(conference: Conference) -> timedelta | None:
    """By how much the first conference of a case was held after its limit; None where it was not."""
    if conference.held_at is None or not is_first(conference):
        return None
    return rules.late_by(conference.held_at, times_of(conference.case).limit)


def is_first(conference: Conference) -> bool:
    """Only the first conference of a case is measured against the hours; later ones are reviews."""
    moment = conference.held_at or conference.starts
    earlier = Conference.objects.filter(case_id=conference.case_id, held_at__lt=moment)
    return not earlier.exclude(pk=conference.pk).exists()


def of_immigration(conference: Conference) -> list[int]:
    """The numbers of those items that are in no file without a consent that names it."""
    items = AgendaItem.objects.filter(conference=conference, section=Section.IMMIGRATION)
    return list(items.order_by("number").values_list("number", flat=True))


def held_corrections_of(conference: Conference) -> list[HeldCorrection]:
    """Oldest first."""
    found = HeldCorrection.objects.filter(conference=conference).select_related("corrected_by")
    return list(found.order_by("corrected_at", "id"))


def late_corrections_of(conference: Conference) -> list[LateCorrection]:
    """Oldest first."""
    found = LateCorrection.objects.filter(conference=conference).select_related("was_told_by")
    return list(found.order_by("corrected_at", "id"))


def movings_of(conference: Conference) -> list[Moving]:
    """Oldest first."""
    return list(
        Moving.objects.filter(conference=conference).select_related("moved_by").order_by("moved_at", "id")
    )


def standing_invitations(conference: Conference) -> QuerySet[Invitation]:
    asked = conference.invitations.exclude(state=InvitationState.WITHDRAWN)
    return asked.select_related("user", "agency", "team").order_by("-is_core", "invited_at", "id")


def quorum_gaps_of(
    conference: Conference, invitations: Iterable[Invitation], attendances: Iterable[Attendance]
) -> list[str]:
    """R-MACC-02 as it stands now, in the words that are kept with a conference."""
    protocol = protocol_of(conference)
    kinds = {invitation.pk: invitation.kind for invitation in invitations}
    came = [row for row in attendances if row.presence == Presence.PRESENT or row.deputy]
    found = rules.quorum_gaps(
        core=protocol.core_codes,
        invited=set(kinds.values()),
        present={kinds.get(row.invitation_id, "") for row in came if row.invitation_id},
        has_chair=conference.chair_id is not None,
        has_minute_taker=conference.minute_taker_id is not None,
        least_present=protocol.least_core_present,
    )
    return [str(gap) for gap in found]


def missing_before_closing(conference: Conference, at: datetime) -> list[str]:
    """All items count, those too that the person who closes may not read: of them it says only that."""
    protocol = protocol_of(conference)
    with viewing.as_service(Service.CONFERENCE_CLOSING, at=at):
        items = [
            ItemFacts(item.number, item.outcome, item.decision, item.reason)
            for item in conference.items.all()
        ]
        actions = list(conference.actions.order_by("planned_at", "id"))
    numbers = [topic.number for topic in protocol.agenda]
    facts = [
        ActionFacts(number, bool(action.owner_user_id or action.owner_agency_id), action.due_on is not None)
        for number, action in enumerate(actions, start=1)
    ]
    missing = [*gaps.item_sentences(protocol, rules.agenda_gaps(numbers, items))]
    return [*missing, *gaps.plan_sentences(rules.plan_gaps(facts))]


def attendances_of(conference: Conference) -> QuerySet[Attendance]:
    return conference.attendances.select_related("agency", "team").order_by("name", "noted_at", "id")


def items_of(conference: Conference) -> dict[int, AgendaItem]:
    """The agenda as far as the viewer may see it."""
    items = conference.items.select_related("lead", "noted_by")
    return {item.number: item for item in items.order_by("number")}


def is_written_down_late(conference: Conference) -> bool:
    """More than an hour between the meeting and its record: both moments are shown."""
    if conference.held_at is None or conference.held_recorded is None:
        return False
    return conference.held_recorded - conference.held_at > WRITTEN_DOWN_LATE


def today_of(moment: datetime) -> date:
    return in_london(moment).date()


def next_conference(case: Case) -> Conference | None:
    return conferences_of(case).filter(state=ConferenceState.CONVENED).first()
