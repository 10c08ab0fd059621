from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID
from zlib import crc32

from django.contrib.auth.tokens import default_token_generator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from alongside.foundations.access.permissions import Permission
from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.access.viewing import Seat, Viewer
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Agency, Membership, Team, User
from alongside.foundations.audit.models import AuditEntry
from alongside.foundations.kernel.places import Spot, outcode_of
from alongside.rooms.directory.models import (
    Duty,
    Neighbour,
    Partner,
    Partnership,
    Postcode,
    PublicService,
    RotaShift,
    SystemKey,
)

LEADERS = [role for role in Role if Permission.LEAD_AREA in REACH[role].permissions]
INVITED_FROM_OUTSIDE = "worker.invited_from_outside"
A_VERSION = 10**9  # as long as a form takes one


def keeping_seats(viewer: Viewer) -> tuple[Seat, ...]:
    """The seats by which the viewer keeps a directory. Another seat of the same person adds nothing to them."""
    return tuple(seat for seat in viewer.seats if Permission.KEEP_DIRECTORY in REACH[seat.role].permissions)


def partnerships_kept_by(viewer: Viewer) -> QuerySet[Partnership]:
    agencies = {seat.agency_id for seat in keeping_seats(viewer)}
    kept = Partnership.objects.filter(partners__agency_id__in=agencies)
    return kept.select_related("host").distinct().order_by("name")


def _leading_agencies(viewer: Viewer) -> set[UUID]:
    """Of the seats by which the viewer may lead an area."""
    return {seat.agency_id for seat in viewer.seats if seat.role in LEADERS}


def areas_shown_to(viewer: Viewer) -> QuerySet[Partnership]:
    """Those in which an agency of the viewer is a partner, to whoever may lead one."""
    shown = Partnership.objects.filter(partners__agency_id__in=_leading_agencies(viewer))
    return shown.select_related("host").distinct().order_by("name")


def areas_led_by(viewer: Viewer) -> QuerySet[Partnership]:
    """By the administrators and the lead of the host; as long as it has none, by those of its partners."""
    of_host = Membership.objects.filter(
        agency=OuterRef("host"), role__in=LEADERS, until_day__isnull=True, user__is_active=True
    )
    return areas_shown_to(viewer).filter(Q(host_id__in=_leading_agencies(viewer)) | ~Exists(of_host))


def partnerships_led_by(viewer: Viewer) -> QuerySet[Partnership]:
    """By an administrator of the host; as long as the host has none, by those of its partners."""
    agencies = {seat.agency_id for seat in keeping_seats(viewer)}
    of_host = Membership.objects.filter(
        agency=OuterRef("host"), role=Role.ADMINISTRATOR, until_day__isnull=True, user__is_active=True
    )
    kept = partnerships_kept_by(viewer)
    return kept.filter(Q(host_id__in=agencies) | ~Exists(of_host))


def agencies_kept_by(viewer: Viewer) -> QuerySet[Agency]:
    """Those of the seats by which the viewer keeps a directory."""
    return Agency.objects.filter(pk__in={seat.agency_id for seat in keeping_seats(viewer)}).order_by("name")


def councils_known_to(viewer: Viewer) -> QuerySet[Agency]:
    """Councils that could host a new area: the viewer's own, and those of the areas they keep."""
    near = Q(partnerships__partnership__in=partnerships_kept_by(viewer)) | Q(pk__in=agencies_kept_by(viewer))
    return Agency.objects.filter(near, kind=AgencyKind.COUNCIL).distinct().order_by("name")


def partners_of(partnership: Partnership, day: date) -> QuerySet[Partner]:
    """Each with `workers`, how many people work there on that day."""
    begun = Q(agency__memberships__from_day__lte=day)
    going_on = Q(agency__memberships__until_day__isnull=True) | Q(agency__memberships__until_day__gte=day)
    workers = Count("agency__memberships__user", filter=begun & going_on, distinct=True)
    partners = partnership.partners.select_related("agency").annotate(workers=workers)
    return partners.order_by("agency__name")


def councils_of(partnership: Partnership) -> QuerySet[Agency]:
    """Partners that could host; the one that does is among them whatever its kind."""
    partners = Agency.objects.filter(partnerships__partnership=partnership)
    return partners.filter(Q(kind=AgencyKind.COUNCIL) | Q(pk=partnership.host_id)).order_by("name")


def seats_around(partnership: Partnership) -> list[tuple[Agency, Team | None]]:
    """Its agencies, each followed by its teams."""
    partners = Agency.objects.filter(partnerships__partnership=partnership)
    found: list[tuple[Agency, Team | None]] = []
    for agency in partners.prefetch_related("teams").order_by("name", "id"):
        teams = sorted(agency.teams.all(), key=lambda team: (team.name, team.pk))
        found += [(agency, None), *((agency, team) for team in teams)]
    return found


def agencies_elsewhere(partnership: Partnership) -> QuerySet[Agency]:
    """Agencies that could become partners."""
    others = Agency.objects.exclude(partnerships__partnership=partnership)
    return others.exclude(kind=AgencyKind.IMMIGRATION_ENFORCEMENT).order_by("name")


def administrators_of(agency: Agency) -> QuerySet[Membership]:
    seats = agency.memberships.filter(until_day__isnull=True, user__is_active=True, role=Role.ADMINISTRATOR)
    return seats.select_related("user").order_by("user__full_name")


def invited_from_outside(seats: Iterable[Membership], since: datetime) -> frozenset[UUID]:
    """Which of these somebody of another agency let in since then."""
    kept = AuditEntry.objects.filter(event=INVITED_FROM_OUTSIDE, at__gte=since)
    told = kept.filter(about_id__in=[str(seat.pk) for seat in seats]).values_list("about_id", flat=True)
    return frozenset(UUID(one) for one in told)


def seats_in(agency: Agency, day: date) -> QuerySet[Membership]:
    """Who works there on that day, and who is going to."""
    last = Q(until_day__isnull=True) | Q(until_day__gte=day)
    seats = Membership.objects.filter(last, agency=agency, user__is_service=False)
    return seats.select_related("user", "team").order_by("user__full_name", "role", "id")


def worker_version(user: User) -> int:
    """Changes with what administrators may change of a worker, so that a stale save is noticed."""
    return crc32(f"{user.full_name}\n{user.phone}".encode()) % A_VERSION


def team_version(team: Team) -> int:
    """Changes with the name of a team, so that a stale save is noticed."""
    return crc32(team.name.encode()) % A_VERSION


def who_leads(partnership: Partnership, day: date) -> list[User]:
    """The partnership lead of the host, else its administrators; where it has neither, those of its partners."""
    seats = Membership.objects.on(day).filter(
        user__is_active=True, user__is_service=False, agency__partnerships__partnership=partnership
    )
    found = list(seats.filter(role__in=LEADERS).select_related("user").order_by("user__full_name", "id"))
    of_host = [seat for seat in found if seat.agency_id == partnership.host_id] or found
    leads = [seat for seat in of_host if seat.role == Role.PARTNERSHIP_LEAD] or of_host
    return list(dict.fromkeys(seat.user for seat in leads))


def seats_for_rota(partnership: Partnership, day: date) -> QuerySet[Membership]:
    """People whose role lets them take at least one of the duties."""
    wanted = {duty.needs for duty in Duty}
    roles = [role for role, reach in REACH.items() if reach.permissions & wanted]
    seats = Membership.objects.on(day).filter(agency__partnerships__partnership=partnership, role__in=roles)
    active = seats.filter(user__is_active=True, user__is_service=False)
    return active.select_related("user", "agency").order_by("user__full_name", "agency__name", "role")


def coming_shifts(partnership: Partnership, at: datetime) -> QuerySet[RotaShift]:
    """Shifts that go on now or are still to come."""
    return partnership.rota.filter(ends__gt=at).select_related("user", "agency").order_by("starts", "id")


def shifts_going_on(partnership: Partnership, at: datetime) -> QuerySet[RotaShift]:
    going_on = RotaShift.objects.at(at).filter(partnership=partnership, user__is_active=True)
    return going_on.select_related("user", "agency").order_by("duty", "starts", "id")


def on_duty(partnership: Partnership, duty: Duty, at: datetime) -> list[User]:
    """Whom the rota names for a duty at a moment, active people only, earliest shift first."""
    shifts = RotaShift.objects.at(at).filter(partnership=partnership, duty=duty, user__is_active=True)
    return [shift.user for shift in shifts.select_related("user")]


def welcome_path(user: User) -> str:
    """Where a worker chooses a password: good for seven days and for one use."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("sign_in:welcome", args=[key, default_token_generator.make_token(user)])


def spots_of(codes: Iterable[str]) -> dict[str, Spot]:
    """Where postcodes are. One that is not loaded is as well known as the first half of it."""
    asked = {code for code in codes if code}
    halves = {outcode_of(code) for code in asked}
    found = {row.code: row.spot for row in Postcode.objects.filter(code__in=asked | halves)}
    nearest = {code: found.get(code, found.get(outcode_of(code))) for code in asked}
    return {code: spot for code, spot in nearest.items() if spot is not None}


def keys_of(agency: Agency) -> QuerySet[SystemKey]:
    """Those that were ever made, the standing ones first."""
    return agency.system_keys.select_related("made_by", "revoked_by").order_by("-revoked_at", "name", "id")


def key_behind(digest: str, day: date) -> SystemKey | None:
    """One that opens something on that day: an agency that left every area has no system here either."""
    standing = SystemKey.objects.filter(digest=digest, revoked_at__isnull=True, until_day__gte=day)
    member = standing.filter(Exists(Partner.objects.filter(agency=OuterRef("agency"))))
    return member.select_related("agency", "user").first()


def public_services() -> QuerySet[PublicService]:
    """What everybody may read, of every area."""
    return PublicService.objects.filter(ended_at__isnull=True).order_by("name", "id")


def neighbours_of(area: Partnership) -> QuerySet[Neighbour]:
    """Those that were ever added, the standing ones first."""
    rows = area.neighbours.select_related("agency", "team", "confirmed_by")
    return rows.order_by("-ended_at", "name", "id")


def standing_neighbours() -> QuerySet[Neighbour]:
    """Compared by telephone and not ended: to them something is sent, and from them it is taken."""
    rows = Neighbour.objects.filter(confirmed_at__isnull=False, ended_at__isnull=True)
    return rows.select_related("area", "agency", "team", "user").order_by("name", "id")


def compared_neighbours() -> QuerySet[Neighbour]:
    """Those that were ended too, which are told again what they were told. Of the same keys, the standing one last."""
    rows = Neighbour.objects.filter(confirmed_at__isnull=False)
    return rows.select_related("area", "agency", "team", "user").order_by("ended_at", "id")
