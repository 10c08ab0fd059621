"""A case with everything in it that an address can name: each identifier by the name it has there."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from alongside.foundations.access import writing
from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.rooms.beds.actions import (
    add_exclusion_area,
    arrange_ride,
    ask_exclusion_override,
    ask_extension,
    lift_exclusion_area,
    note_absence,
    place,
    record_arrival,
    request_bed,
)
from alongside.rooms.beds.actions.assessments import Looked, assess_place
from alongside.rooms.beds.actions.exclusion import Area as Unsafe
from alongside.rooms.beds.actions.next_places import Proposal, agree_place, propose_place
from alongside.rooms.beds.actions.rides import PickUp
from alongside.rooms.beds.models import Bed, Stay
from alongside.rooms.beds.moving_on import Aspect, Fit, NextKind, Reconnect
from alongside.rooms.beds.rules import tonight
from alongside.rooms.beds.tests.factories import a_driver, an_ask, as_seen_by
from alongside.rooms.beds.words import AreaShape
from alongside.rooms.choices.actions import share_without_consent
from alongside.rooms.choices.tests.factories import a_consent, a_question, a_session, an_answer, an_override
from alongside.rooms.conferences.actions import (
    convene,
    mark_contradiction,
    plan_action,
    propose_handover,
    send_return,
)
from alongside.rooms.conferences.actions.convening import Meeting, Terms
from alongside.rooms.conferences.actions.inviting import Invitee
from alongside.rooms.conferences.actions.minutes_sent import send_minutes
from alongside.rooms.conferences.actions.proposing import Move
from alongside.rooms.conferences.actions.returns import Statement
from alongside.rooms.conferences.models import Conference, MinutesSent
from alongside.rooms.conferences.words import Mode, SharingGround
from alongside.rooms.directory.models import Partnership
from alongside.rooms.directory.tests.factories import NOW, a_partnership, a_worker, an_agency, eyes_of
from alongside.rooms.people.actions import (
    add_contact_rule,
    add_other_name,
    attach,
    break_glass,
    hold_back,
    raise_match,
    record_indicators,
    shut_out,
    write_note,
)
from alongside.rooms.people.actions.access import Asking, ask_for_data
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.actions.indicators import Sighting
from alongside.rooms.people.actions.oversight import raise_to_lead
from alongside.rooms.people.models import Case, Name
from alongside.rooms.people.queries import grants_of
from alongside.rooms.people.tests.factories import a_case
from alongside.rooms.people.words import AskedHow, AttachedWhat, Channel, RaisedWhy
from alongside.rooms.referrals.tests.factories import a_decision, a_draft, fill_in, send

ASKED = NOW + timedelta(hours=3)
Identifiers = dict[str, UUID | int | str]


@dataclass(frozen=True)
class Hands:
    """Who makes it: a key worker, and of another agency of the area a worker who is asked, told and shut out."""

    partnership: Partnership
    owner: User
    other: User
    shut: User
    manager: User
    bed: Bed
    asked: tuple[Invitee, ...] = ()

    @property
    def other_agency(self) -> Agency:
        return self.other.memberships.get().agency


def a_full_case(hands: Hands) -> tuple[Case, Identifiers]:
    case = a_case(hands.owner, partnership=hands.partnership, name="Sol")
    found: Identifiers = {"case_id": case.pk, "question": "date_of_birth"}
    for fill in (_facts, _choices, _referral, _conference, _stay, _next_place, _sight, _handover):
        with as_seen_by(hands.owner, ASKED):
            found |= fill(case, hands)
    return case, found


def _facts(case: Case, hands: Hands) -> Identifiers:
    owner = hands.owner
    letter = Cover(section=Section.SUPPORT, what=AttachedWhat.LETTER, title="Letter")
    file = attach(case=case, cover=letter, received=Received(Kind.TEXT, b"Dear Sol."), by=owner, at=ASKED)
    hold = hold_back(
        case=case, reason="A claim.", review_on=NOW.date() + timedelta(days=90), by=owner, at=ASKED
    )
    wish = Asking(
        received_on=NOW.date(), asked_how=AskedHow.IN_PERSON, due_on=NOW.date() + timedelta(days=30)
    )
    data = ask_for_data(case=case, asking=wish, by=owner, at=ASKED)
    note = write_note(case=case, section=Section.SUPPORT, text="A quiet evening.", by=owner, at=ASKED)
    seen = Sighting(where_seen="Day centre", seen_on=NOW.date())
    (sign,) = record_indicators(case=case, codes=["G22"], sighting=seen, by=owner, at=ASKED)
    name = add_other_name(case=case, kind=Name.ALSO, text="Sunny", by=owner, at=ASKED)
    way = add_contact_rule(
        case=case, channel=Channel.PHONE, value="07700 900001", safe=True, by=owner, at=ASKED
    )
    with as_seen_by(hands.other, ASKED):
        earlier = a_case(hands.other, partnership=case.partnership, name="Somebody else")
    match = raise_match(case=case, earlier=earlier, talk_to=hands.other, by=owner, at=ASKED)
    return {
        "note_id": note.pk, "indicator_id": sign.pk, "name_id": name.pk, "rule_id": way.pk,
        "match_id": match.pk, "attachment_id": file.pk, "hold_id": hold.pk, "access_id": data.pk,
    }  # fmt: skip


def _choices(case: Case, hands: Hands) -> Identifiers:
    agency = hands.other_agency
    talk = a_session(case, hands.owner)
    an_answer(case, hands.owner)
    consent = a_consent(case, hands.owner, a_question(agency, Section.IDENTITY, Section.SUPPORT), at=ASKED)
    shared = share_without_consent(
        case=case, override=an_override(agency, Section.IDENTITY), by=hands.owner, at=ASKED
    )
    return {"session_id": talk.pk, "consent_id": consent.pk, "sharing_id": shared.pk}


def _referral(case: Case, hands: Hands) -> Identifiers:
    sent = send(fill_in(a_draft(case, hands.owner), hands.owner), hands.owner)
    told = a_decision(sent, hands.owner, on=NOW.date())
    return {"referral_id": sent.pk, "decision_id": told.pk}


def _conference(case: Case, hands: Hands) -> Identifiers:
    sections = frozenset({Section.IDENTITY, Section.SUPPORT})
    other = Invitee(agency=hands.other_agency, user=hands.other, sections=sections)
    held: Conference = convene(
        case=case,
        meeting=Meeting(starts=NOW + timedelta(hours=20), mode=Mode.ONLINE),
        terms=Terms(ground=SharingGround.AGREED, chair=hands.owner, minute_taker=hands.owner),
        invitees=[other, *hands.asked],
        by=hands.owner,
        at=ASKED,
    )
    step = plan_action(
        case=case, conference=held, owner_user=hands.owner, step="Register with a doctor",
        due_on=(NOW + timedelta(days=3)).date(), by=hands.owner, at=ASKED,
    )  # fmt: skip
    invitation = held.invitations.get(user=hands.other)
    told = [
        send_return(
            invitation=invitation, section=Section.SUPPORT, statement=Statement(text=text), by=hands.other, at=ASKED
        )
        for text in ("He has a room.", "He has no room.")
    ]  # fmt: skip
    with writing.allowed():
        send_minutes(held, by=hands.owner, at=ASKED)
    sent = MinutesSent.objects.get(invitation=invitation)
    doubt = mark_contradiction(one=told[0], other=told[1], by=hands.owner, at=ASKED)
    return {
        "conference_id": held.pk, "invitation_id": invitation.pk, "action_id": step.pk, "line_id": told[0].line,
        "contradiction_id": doubt.pk, "sent_id": sent.pk,
    }  # fmt: skip


def _stay(case: Case, hands: Hands) -> Identifiers:
    owner, agency = hands.owner, hands.owner.memberships.get().agency
    asked = request_bed(case=case, agency=agency, ask=an_ask(), by=owner, at=ASKED)
    unsafe = Unsafe(shape=AreaShape.NAMED, place="North of the river", reason="A cousin lives there")
    zone = add_exclusion_area(case=case, area=unsafe, by=owner, at=ASKED)
    house = hands.bed.premises
    wish = ask_exclusion_override(
        request=asked, area=zone, premises=house, reason="She wants to", by=owner, at=ASKED
    )
    lift_exclusion_area(area=zone, why="He moved away", by=owner, at=ASKED)
    stay = place(request=asked, bed=hands.bed, nights=7, by=owner, at=ASKED)
    with as_seen_by(hands.manager, ASKED):
        record_arrival(stay=stay, by=hands.manager, at=ASKED)
    longer = tonight(NOW) + timedelta(days=11)
    more = ask_extension(
        stay=Stay.objects.get(pk=stay.pk), leaves=longer, reason="A flight", by=owner, at=ASKED
    )
    away = note_absence(stay=stay, night=tonight(NOW), by=owner, at=ASKED)
    where = PickUp(where="Station", when=ASKED + timedelta(hours=6), ask_for="Alice")
    drive = arrange_ride(
        stay=stay, driver=a_driver(case.partnership, owner), pick_up=where, by=owner, at=ASKED
    )
    return {
        "request_id": asked.pk, "stay_id": stay.pk, "extension_id": more.pk, "absence_id": away.pk,
        "ride_id": drive.pk, "area_id": zone.pk, "override_id": wish.pk, "premises_id": house.pk,
    }  # fmt: skip


def _next_place(case: Case, hands: Hands) -> Identifiers:
    """An unsuitable one that was agreed on all the same, so that everything about one can be opened."""
    owner, day = hands.owner, timedelta(days=1)
    flat = Proposal(kind=NextKind.ASYLUM, provider="A provider", area="Up north")
    place = propose_place(case=case, proposal=flat, by=owner, at=ASKED)
    assess_place(place=place, looked={Aspect.SHARING: Looked(Fit.DOES_NOT_SUIT)}, by=owner, at=ASKED)
    agree_place(place=place, moves=ASKED + 3 * day, despite="Their wish.", by=owner, at=ASKED)
    return {"place_id": place.pk, "line": Reconnect.GP.value}


def _handover(case: Case, hands: Hands) -> Identifiers:
    """To an area that none of the thirteen works in."""
    agency = an_agency()
    area = a_partnership(trusted=(agency,))
    a_worker(Role.NAVIGATOR, agency, name="Far Away")
    move = Move(
        area=area, agency=agency, shown=frozenset({Section.SUPPORT}), travels=frozenset({Section.SUPPORT}),
        ground=SharingGround.AGREED, own_words="Yes.", why="A room there.",
    )  # fmt: skip
    row = propose_handover(case=case, move=move, by=hands.owner, at=ASKED)
    return {"handover_id": row.pk}


def _sight(case: Case, hands: Hands) -> Identifiers:
    closed = shut_out(case=case, user=hands.shut, reason="A cousin.", by=hands.owner, at=ASKED)
    grant = next(grant for grant in grants_of(case, ASKED) if grant.basis == "consent")
    return {
        "shut_out_id": closed.pk,
        "grant_id": grant.pk,
        "glass_id": _emergency(case, hands.other, ASKED),
    } | _raised(case, hands)


def _emergency(case: Case, by: User, at: datetime) -> UUID:
    with as_seen_by(by, at):
        sections = {Section.HEALTH}
        glass = break_glass(case=case, viewer=eyes_of(by), sections=sections, reason="Now.", by=by, at=at)
    return glass.pk


def _raised(case: Case, hands: Hands) -> Identifiers:
    why, other = RaisedWhy.GLASS_OFTEN, hands.other
    with as_seen_by(hands.owner, ASKED):
        row = raise_to_lead(case=case, why=why, about_id=case.pk, worker=other, by=other, at=ASKED)
    return {"raised_id": row.pk}
