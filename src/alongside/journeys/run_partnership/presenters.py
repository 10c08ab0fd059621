from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from alongside.foundations.access.roles import REACH, Role
from alongside.foundations.accounts.kinds import AgencyKind
from alongside.foundations.accounts.models import Membership, User
from alongside.foundations.design.words import NEAR, WEEKDAYS, as_day, clock_time, counted, day, moment
from alongside.foundations.kernel.calendars import Jurisdiction
from alongside.journeys.run_partnership.queries import LOOKED_AHEAD, Gap
from alongside.rooms.directory.models import Duty, Partner, Partnership, RotaShift, SystemKey
from alongside.rooms.directory.words import Scope

Row = dict[str, Any]
KIND_WORDS = dict(AgencyKind.choices())
LAW_WORDS = {
    Jurisdiction.ENGLAND_AND_WALES: "England and Wales",
    Jurisdiction.SCOTLAND: "Scotland",
    Jurisdiction.NORTHERN_IRELAND: "Northern Ireland",
}
FROM_OUTSIDE = ("Let in by another agency", "warn")
PAGES = (
    ("overview", "Overview"),
    ("agencies", "Agencies and workers"),
    ("rota", "Rota"),
    ("services", "Public services"),
)


def tabs(area: Partnership, current: str) -> list[Row]:
    return [
        {"text": text, "url": reverse(f"run_partnership:{name}", args=[area.pk]), "current": name == current}
        for name, text in PAGES
    ]


def figures(area: Partnership, partners: Sequence[Any]) -> list[Row]:
    url = reverse("run_partnership:agencies", args=[area.pk])
    trusted = sum(partner.trusted_referrer for partner in partners)
    return [
        {"value": len(partners), "label": "Agencies", "url": url},
        {"value": trusted, "label": "Trusted referrers", "note": "They place people in beds directly"},
        {"value": sum(partner.workers for partner in partners), "label": "Workers"},
    ]


def area_facts(area: Partnership) -> list[Row]:
    return [
        {"key": "Host council", "value": area.host.name, "note": "Its commissioning team approves beds"},
        {"key": "Law of", "value": LAW_WORDS[Jurisdiction(area.jurisdiction)]},
        {
            "key": "Children's services",
            "value": area.children_services_name,
            "note": area.children_services_phone,
        },
        {"key": "Mailbox for beds", "value": area.bed_mailbox},
    ]


def answering(shifts: Iterable[RotaShift]) -> list[Row]:
    """Whom the rota names now."""
    return [
        {"name": s.user.full_name, "role": Duty(s.duty).words, "agency": s.agency.name, "phone": s.user.phone}
        for s in shifts
    ]


def partner_card(area: Partnership, partner: Any) -> Row:
    return {
        "name": partner.agency.name,
        "url": reverse("run_partnership:agency", args=[area.pk, partner.agency_id]),
        "line": f"{KIND_WORDS[partner.agency.kind]}, {counted(partner.workers, 'worker')}",
        "badges": badges(area, partner),
    }


def badges(area: Partnership, partner: Partner) -> list[tuple[str, str]]:
    agency = partner.agency
    said = (
        (agency.pk == area.host_id, "Host", "info"),
        (partner.trusted_referrer, "Trusted referrer", "good"),
        (agency.is_first_responder, "First responder", "neutral"),
        (agency.has_duty_to_notify, "Duty to notify", "neutral"),
    )
    return [(words, tone) for is_so, words, tone in said if is_so]


def agency_facts(partner: Partner) -> list[Row]:
    agency = partner.agency
    return [
        {"key": "Kind", "value": KIND_WORDS[agency.kind]},
        {"key": "Telephone", "value": agency.phone},
        {"key": "E-mail", "value": agency.email},
        {"key": "First responder", "value": _yes(agency.is_first_responder)},
        {"key": "Duty to notify", "value": _yes(agency.has_duty_to_notify)},
    ]


def worker_card(partner: Partner, seat: Membership, viewer: User, today: date, *, from_outside: bool) -> Row:
    user, where = seat.user, [partner.partnership_id, partner.agency_id, seat.pk]
    return {
        "name": user.full_name,
        "role": ", ".join(filter(None, [role_of(seat), seat.team.name if seat.team else ""])),
        "email": user.email.partition("@"),
        "phone": user.phone,
        "badges": [*_standing(seat, viewer, today), *([FROM_OUTSIDE] if from_outside else [])],
        "change_url": reverse("run_partnership:change_worker", args=where),
        "link_url": reverse("run_partnership:send_link", args=where),
        "free_url": "" if user.pk == viewer.pk else reverse("run_partnership:free", args=where),
        "end_url": "" if user.pk == viewer.pk else reverse("run_partnership:end", args=where),
    }


def _standing(seat: Membership, viewer: User, today: date) -> Iterable[tuple[str, str]]:
    if seat.user_id == viewer.pk:
        yield "You", "info"
    if seat.user.last_login is None:
        yield "Invited, has not signed in yet", "warn"
    if seat.from_day > today:
        yield f"From {day(seat.from_day)}", "neutral"
    if seat.until_day is not None:
        yield f"Until {day(seat.until_day)}", "neutral"


def role_of(seat: Membership) -> str:
    return REACH[Role(seat.role)].words


def key_cards(partner: Partner, keys: Iterable[SystemKey], today: date) -> list[Row]:
    return [
        {
            "name": key.name,
            "scopes": [Scope(code).words for code in key.scopes],
            "line": f"Made by {key.made_by.full_name} on {day(key.from_day)}",
            "badge": _key_badge(key, today),
            "revoke_url": ""
            if key.revoked_at
            else reverse(
                "run_partnership:revoke_system", args=[partner.partnership_id, partner.agency_id, key.pk]
            ),
        }
        for key in keys
    ]


def _key_badge(key: SystemKey, today: date) -> tuple[str, str]:
    if key.revoked_at is not None and key.revoked_by is not None:
        return f"Revoked by {key.revoked_by.full_name} on {day(as_day(key.revoked_at))}", "neutral"
    if key.until_day < today:
        return f"Ended on {day(key.until_day)}", "neutral"
    return f"Good until {day(key.until_day)}", "good"


@dataclass(frozen=True)
class DutyRota:
    words: str
    soon: list[Row]
    later: list[Row]


def duties(area: Partnership, shifts: Sequence[RotaShift], now: datetime) -> list[DutyRota]:
    return [_duty(duty, area, [shift for shift in shifts if shift.duty == duty], now) for duty in Duty]


def _duty(duty: Duty, area: Partnership, shifts: Sequence[RotaShift], now: datetime) -> DutyRota:
    rows = [_shift_row(area, shift, now) for shift in shifts]
    soon = sum(shift.starts < now + LOOKED_AHEAD for shift in shifts)
    return DutyRota(duty.words, rows[:soon], rows[soon:])


def _shift_row(area: Partnership, shift: RotaShift, now: datetime) -> Row:
    when = span(shift.starts, shift.ends)
    return {
        "when": when,
        "now": shift.starts <= now,
        "name": shift.user.full_name,
        "agency": shift.agency.name,
        "phone": shift.user.phone,
        "about": f"{shift.user.full_name}, {when}",
        "remove_url": reverse("run_partnership:remove_shift", args=[area.pk, shift.pk]),
    }


def gap_lines(gaps: Iterable[Gap]) -> list[str]:
    return [f"{span(gap.starts, gap.ends)}: {gap.agency.name} ({gap.duty.words.lower()})" for gap in gaps]


def span(starts: datetime, ends: datetime) -> str:
    """A day is named no longer than it takes to know which."""
    days = (as_day(ends) - as_day(starts)).days
    if days == 0:
        return f"{moment(starts)} to {clock_time(ends)}"
    until = f"{WEEKDAYS[as_day(ends).weekday()]}, {clock_time(ends)}" if days <= NEAR else moment(ends)
    return f"{moment(starts)} to {until}"


def _yes(is_so: bool) -> str:
    return "Yes" if is_so else "No"
