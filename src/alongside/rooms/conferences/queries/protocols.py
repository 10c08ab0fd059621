"""What an area goes by: its own agreement of the day, or the shipped MACC."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.foundations.access.roles import Role
from alongside.foundations.access.viewing import Viewer
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.clocks import answers
from alongside.rooms.clocks.answers import ReviewTerms
from alongside.rooms.clocks.rules.places import ConferenceTimes, end_of_day
from alongside.rooms.conferences import protocols
from alongside.rooms.conferences.models import Conference, ConferenceProtocol
from alongside.rooms.conferences.models.protocols import OF_AREA
from alongside.rooms.conferences.protocols import Protocol
from alongside.rooms.conferences.queries.moved import area_met_in
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.queries import areas_led_by
from alongside.rooms.people.models import Case

FIRST_CONFERENCE, REVIEW = "R-MACC-01", "R-MACC-08"


class Question(NamedTuple):
    """What is asked of the clocks for the first conference of a case."""

    rule: str
    facts: dict[str, Any]


def protocol_on(area: Partnership, day: date) -> Protocol:
    standing = ConferenceProtocol.objects.filter(partnership=area, from_day__lte=day)
    found = standing.order_by("from_day").last()
    return found.agreed if found else protocols.on(day)


def protocol_of(conference: Conference) -> Protocol:
    """The version it began with."""
    kind, _, key = conference.protocol.partition("@")
    if kind == OF_AREA:
        return ConferenceProtocol.objects.get(pk=UUID(key)).agreed
    return protocols.of_version(conference.protocol)


def first_conference(area: Partnership, met: datetime) -> Question:
    """By what the area went on the day of identification."""
    terms = protocol_on(area, in_london(met).date()).terms
    if isinstance(terms, ReviewTerms):
        return Question(REVIEW, {"identified_at": met, "terms": terms})
    return Question(FIRST_CONFERENCE, {"identified_at": met} | ({"terms": terms} if terms else {}))


def times_of(case: Case) -> ConferenceTimes:
    """By the hours of the area that met them: a move to another one starts no clock anew."""
    return times_for(area_met_in(case), case.identified_at)


def times_for(area: Partnership, met: datetime) -> ConferenceTimes:
    """R-MACC-01; or R-MACC-08, where the limit is the end of the day on which the area meets next."""
    asked = first_conference(area, met)
    answer = answers.BY_RULE[asked.rule](**asked.facts)
    meeting = answer.day("meeting") if "meeting" in answer.outputs else None
    if meeting is not None:
        return ConferenceTimes(None, end_of_day(meeting), meeting)
    ideal = answer.moment("ideal") if answer.outputs["ideal"] else None
    return ConferenceTimes(ideal, answer.moment("limit"))


def areas_of(viewer: Viewer) -> QuerySet[Partnership]:
    near = Q(partners__agency__in=viewer.agency_ids) | Q(host__in=viewer.agency_ids)
    return Partnership.objects.filter(near).distinct().order_by("name")


def areas_that_may_agree(viewer: Viewer) -> list[Partnership]:
    """Those the viewer leads, and those in which they coordinate conferences."""
    coordinates = [s.agency_id for s in viewer.seats if s.role is Role.CONFERENCE_COORDINATOR]
    near = Q(partners__agency__in=coordinates) | Q(pk__in=areas_led_by(viewer).values("pk"))
    return list(Partnership.objects.filter(near).distinct().order_by("name"))


def agreed_in(areas: Iterable[Partnership]) -> list[ConferenceProtocol]:
    """Every agreement of these areas, the newest of each first."""
    found = ConferenceProtocol.objects.filter(partnership__in=list(areas))
    return list(found.select_related("partnership", "first_user", "then_user", "added_by"))
