"""A draft always saves. Two who write at once both keep their text."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused
from alongside.rooms.people.actions import add_contact_rule, hold_open
from alongside.rooms.people.models import Case, ContactRule
from alongside.rooms.people.words import Channel
from alongside.rooms.referrals.models import Ending, Reach, Referral
from alongside.rooms.referrals.rules.form import DraftFacts, ReachFacts, asks_how_to_reach, reach_gaps
from alongside.rooms.referrals.states import REFERRAL, ReferralState
from alongside.rooms.referrals.words import Authority, Route


class SavedMeanwhile(Refused):
    """Somebody else saved after the page was opened. Carries the row that stands now, so that no text is lost."""

    def __init__(self, standing: Any) -> None:
        super().__init__("Somebody saved this while you were writing.", "Both texts are kept.")
        self.standing = standing


@verb
def start_referral(
    *,
    case: Case,
    route: Route,
    first_responder: Agency,
    authority: Authority = Authority.SCA,
    by: User,
    at: datetime,
) -> Referral:
    """What is known already is filled in: children's services of the area, and a writer who refers themselves."""
    hold_open(case)
    area = case.partnership
    referral = Referral.objects.create(
        case=case,
        route=route,
        first_responder=first_responder,
        authority=authority,
        children_services_name=area.children_services_name if case.treat_as_child else "",
        children_services_phone=area.children_services_phone if case.treat_as_child else "",
        reach_gaps=list(reach_gaps(ReachFacts())),
        saved_at=at,
        saved_by=by,
        **_contact(first_responder, by),
    )
    if asks_how_to_reach(child=case.treat_as_child, anonymous=referral.anonymous):
        Reach.objects.create(case=case, referral=referral, saved_at=at, saved_by=by)
    record("referral.started", by=by, at=at, case_id=case.pk, about=referral, route=route)
    return referral


def _contact(first_responder: Agency, by: User) -> dict[str, str]:
    if not first_responder.memberships.filter(user=by, until_day__isnull=True).exists():
        return {}
    return {"contact_name": by.full_name, "contact_phone": by.phone, "contact_email": by.email}


@verb
def save_draft(
    *, referral: Referral, seen_version: int, facts: DraftFacts, by: User, at: datetime
) -> Referral:
    held = lock(referral)
    _check_draft(held)
    if held.version != seen_version:
        raise SavedMeanwhile(held)
    columns = asdict(facts) | {"refusal_reasons": list(facts.refusal_reasons)}
    _write(held, columns, by, at)
    record("referral.saved", by=by, at=at, case_id=held.case_id, about=held, version=held.version)
    return held


@verb
def save_reach(*, reach: Reach, seen_version: int, facts: ReachFacts, by: User, at: datetime) -> Reach:
    """R-FORM-03: an address marked as not safe is closed for everybody who works on the case."""
    referral = lock(reach.referral)
    _check_draft(referral)
    held = Reach.objects.get(pk=reach.pk)
    if held.version != seen_version:
        raise SavedMeanwhile(held)
    before = held.facts
    _write(held, asdict(facts), by, at)
    Referral.objects.filter(pk=referral.pk).update(reach_gaps=list(reach_gaps(facts)))
    _close_unsafe_channels(referral.case, before, facts, by, at)
    record("reach.saved", by=by, at=at, case_id=referral.case_id, about=held, version=held.version)
    return held


@verb
def abandon_referral(*, referral: Referral, reason: str, by: User, at: datetime) -> Ending:
    return end(referral, "abandon", reason, by, at)


def end(referral: Referral, act: str, reason: str, by: User, at: datetime) -> Ending:
    held = lock(referral)
    held.state = REFERRAL.next(act, ReferralState(held.state))
    held.save(update_fields=["state"])
    ending = Ending.objects.create(
        case_id=held.case_id, referral=held, reason=reason, ended_at=at, ended_by=by
    )
    record(REFERRAL.events[act], by=by, at=at, case_id=held.case_id, about=held)
    return ending


def lock(referral: Referral) -> Referral:
    return Referral.objects.select_for_update().get(pk=referral.pk)


def _check_draft(held: Referral) -> None:
    if held.state != ReferralState.DRAFT:
        raise Refused("This was sent meanwhile, and what was sent stays as it was.", "Copy what you wrote.")


def _write(row: Referral | Reach, columns: dict[str, object], by: User, at: datetime) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    row.version += 1
    row.saved_at, row.saved_by = at, by
    row.save()


def _close_unsafe_channels(case: Case, before: ReachFacts, after: ReachFacts, by: User, at: datetime) -> None:
    for channel, value, safe, old in (
        (Channel.EMAIL, after.email, after.email_safe, (before.email, before.email_safe)),
        (Channel.POST, after.post, after.post_safe, (before.post, before.post_safe)),
    ):
        if value and safe is False and old != (value, safe):
            _close(case, channel, value, by, at)


def _close(case: Case, channel: Channel, value: str, by: User, at: datetime) -> None:
    rules = ContactRule.objects.filter(case=case, channel=channel, replaced_by__isnull=True)
    standing = next((rule for rule in rules.order_by("-added_at") if rule.value == value), None)
    if standing is None or standing.safe is not False:
        add_contact_rule(case=case, channel=channel, value=value, safe=False, replaces=standing, by=by, at=at)
