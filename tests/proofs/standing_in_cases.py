"""What stands in a case, a bed or a meeting only after something has happened, prepared as workers do."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from alongside.foundations.access import viewing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.journeys.keep_or_erase.tests.cases import a_closed_case
from alongside.journeys.subject_access.tests.asking import address, asked, prepared
from alongside.journeys.subject_access.tests.asking import send as sent
from alongside.rooms.beds.actions import end_stay
from alongside.rooms.beds.models import Bed, Premises
from alongside.rooms.beds.tests import unsafe
from alongside.rooms.beds.tests.factories import (
    Area,
    a_bed,
    a_booked_stay,
    a_driver,
    a_request,
    a_stay,
    an_area,
    as_seen_by,
)
from alongside.rooms.beds.words import AreaShape, Destination
from alongside.rooms.choices.actions import share_without_consent
from alongside.rooms.choices.tests.factories import an_informed_yes, an_override
from alongside.rooms.conferences import actions as meeting
from alongside.rooms.conferences.tests.desk import Desk
from alongside.rooms.conferences.tests.factories import (
    TOMORROW,
    Table,
    a_conference,
    an_action,
    minute_everything,
)
from alongside.rooms.conferences.words import Mode
from alongside.rooms.directory.tests.factories import NOW, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import break_glass, review_glass, write_note
from alongside.rooms.people.actions.oversight import raise_to_lead
from alongside.rooms.people.actions.retention import ask_for_erasure
from alongside.rooms.people.models import BrokenGlass, Case
from alongside.rooms.people.states import GlassState
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import RaisedWhy
from alongside.rooms.referrals.tests.factories import SENT, a_draft, fill_in
from tests.proofs.standing import Clock, Prepared, Standing, on
from tests.support.sign_in import signed_in

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
S = Section


def ready(clock: Clock) -> Standing:
    area = an_area()
    Premises.objects.update(turnaround=2)
    stay = a_stay(area, bed=Bed.objects.get(pk=a_bed(area).pk), nights=1)
    clock.move_to(NOW + DAY)
    with as_seen_by(area.manager, NOW + DAY):
        end_stay(stay=stay, destination=Destination.SAFE_HOUSE, by=area.manager, at=NOW + DAY)
    return on(signed_in(area.manager), "beds:house")


def ride(_: Clock) -> Standing:
    area = an_area()
    driver = a_driver(area.partnership, area.commissioner)
    stay = a_booked_stay(area)
    when = {"when_day": "5", "when_month": "6", "when_year": "2026", "when_time": "20:00"}
    return on(signed_in(area.navigator), "beds:ride", stay.pk, driver=str(driver.pk), **when)


def went_to(_: Clock) -> Standing:
    area = an_area()
    stay = a_stay(area)
    with as_seen_by(area.manager):
        end_stay(stay=stay, destination=Destination.UNKNOWN, by=area.manager, at=NOW)
    return on(signed_in(area.navigator), "beds:went_to", stay.pk, destination=Destination.FAMILY)


def choose(_: Clock) -> Standing:
    area = an_area()
    a_bed(area)
    return on(signed_in(area.navigator), "place_tonight:choose", a_request(area).case_id)


def near_somebody(area: Area) -> tuple[Any, Any]:
    unsafe.placed(area)
    request = a_request(area)
    return request, unsafe.unsafe(area, request, AreaShape.OUTCODE, "QZ2")


def ask_override(_: Clock) -> Standing:
    area = an_area()
    request, zone = near_somebody(area)
    client, house = signed_in(area.navigator), area.house.pk
    return on(client, "place_tonight:ask_override", request.case_id, zone.pk, house)


def withdraw_override(_: Clock) -> Standing:
    area = an_area()
    request, zone = near_somebody(area)
    wish = unsafe.ask(area, request, zone)
    return on(signed_in(area.navigator), "place_tonight:withdraw_override", request.case_id, wish.pk)


def beside(worker: User, role: Role) -> User:
    seat = worker.memberships.get()
    return a_worker(role, seat.agency, seat.team)


def sharing(clock: Clock) -> Standing:
    alice = a_navigator()
    case, at = a_case(alice), NOW + 3 * HOUR
    with viewing.seen_by(eyes_of(alice), at=at):
        row = share_without_consent(case=case, override=an_override(an_agency()), by=alice, at=at)
    clock.move_to(at)
    second = signed_in(beside(alice, Role.SERVICE_MANAGER))
    return on(second, "choices:sharing", case.pk, row.pk, answer="agree")


def answer_erasure(_: Clock) -> Standing:
    alice = a_navigator()
    case = a_closed_case(alice)
    with viewing.seen_by(eyes_of(alice), at=NOW):
        row = ask_for_erasure(case=case, reason="She asked for it.", by=alice, at=NOW)
    second = signed_in(beside(alice, Role.NAVIGATOR))
    return on(second, "keep_or_erase:answer", case.pk, row.pk, answer="agree")


def opened_in_emergency() -> tuple[Case, User, User, BrokenGlass]:
    alice = a_navigator()
    case = a_case(alice)
    nora = a_worker(Role.NURSE, case.partnership.host)
    with viewing.seen_by(eyes_of(nora), at=NOW):
        glass = break_glass(
            case=case, viewer=eyes_of(nora), sections={S.HEALTH}, reason="She fell.", by=nora, at=NOW
        )
    return case, alice, nora, glass


def explain_glass(_: Clock) -> Standing:
    _case, alice, nora, glass = opened_in_emergency()
    with viewing.seen_by(eyes_of(alice), at=NOW):
        review_glass(glass=glass, verdict=GlassState.MORE_WANTED, words="Who rang?", by=alice, at=NOW)
    return on(signed_in(nora), "people:explain_glass", glass.pk)


def raised(_: Clock) -> Standing:
    case, alice, nora, glass = opened_in_emergency()
    lea = a_worker(Role.PARTNERSHIP_LEAD, case.partnership.host)
    with viewing.seen_by(eyes_of(alice), at=NOW):
        row = raise_to_lead(
            case=case, why=RaisedWhy.GLASS_OFTEN, about_id=glass.pk, worker=nora, by=nora, at=NOW
        )
    return on(signed_in(lea), "people:raised", row.pk)


def send_referral(clock: Clock) -> Standing:
    alice = a_navigator()
    case = a_case(alice)
    with viewing.seen_by(eyes_of(alice), at=SENT):
        an_informed_yes(case, alice)
        draft = fill_in(a_draft(case, alice), alice)
    clock.move_to(SENT)
    return on(signed_in(alice), "referrals:send", case.pk, draft.pk)


def told() -> tuple[User, User, Case]:
    alice = a_navigator()
    case = a_case(alice)
    write_note(case=case, section=S.STORY, text="She met Victor.", by=alice, at=NOW)
    return alice, beside(alice, Role.NAVIGATOR), case


def put_back(_: Clock) -> Standing:
    alice, _bob, case = told()
    client = signed_in(alice)
    one = asked(client, case)
    page = client.get(address("preview", *one)).text
    (entry, *_more) = [part.partition('"')[0] for part in page.split('href="') if "/leave-out/" in part[:200]]
    assert sent(client, entry, why="third_party").status_code == 302
    return on(client, "subject_access:preview", *one)


def review(_: Clock) -> Standing:
    alice, bob, case = told()
    one = prepared(signed_in(alice), case)
    return on(signed_in(bob), "subject_access:review", *one, answer="release")


def close(clock: Clock) -> Standing:
    table = Table()
    at = TOMORROW + HOUR
    with viewing.seen_by(eyes_of(table.alice), at=at):
        conference = a_conference(table)
        meeting.hold_conference(conference=conference, held_at=TOMORROW, by=table.alice, at=at)
        minute_everything(conference, table.alice, at)
        an_action(conference, table.alice)
    clock.move_to(at)
    return on(signed_in(table.alice), "conferences:close", conference.pk)


def late(clock: Clock) -> Standing:
    table, at = Table(), NOW + 51 * HOUR
    with viewing.seen_by(eyes_of(table.alice), at=at):
        row = meeting.hold_conference(conference=a_conference(table), held_at=at, by=table.alice, at=at)
    clock.move_to(at)
    return on(signed_in(table.alice), "conferences:late", row.pk)


def take_up(clock: Clock) -> Standing:
    table, at = Table(), NOW + 2 * HOUR
    with viewing.seen_by(eyes_of(table.alice), at=at):
        row = meeting.record_past_conference(
            case=table.case, held_at=NOW, mode=Mode.PHONE, by=table.alice, at=at
        )
        meeting.leave_minutes_elsewhere(conference=row, by=table.alice, at=at)
    clock.move_to(at)
    return on(signed_in(table.alice), "conferences:conference", row.pk)


def item(_: Clock) -> Standing:
    desk = Desk(Table())
    client = signed_in(desk.table.alice)
    to = reverse("conferences:item", args=[desk.conference.pk, 1])
    return Standing(client, desk.address, lambda page: {"item-1-notes": ["Heard."]}, to)


IN_CASES: Prepared = {
    "beds:ready": ready,
    "beds:ride": ride,
    "beds:went_to": went_to,
    "choices:sharing": sharing,
    "conferences:close": close,
    "conferences:item": item,
    "conferences:late": late,
    "conferences:take_up": take_up,
    "keep_or_erase:answer": answer_erasure,
    "people:explain_glass": explain_glass,
    "people:raised": raised,
    "place_tonight:ask_override": ask_override,
    "place_tonight:choose": choose,
    "place_tonight:withdraw_override": withdraw_override,
    "referrals:send": send_referral,
    "subject_access:put_back": put_back,
    "subject_access:review": review,
}
