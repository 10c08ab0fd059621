from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from alongside.foundations.access.roles import Role
from alongside.foundations.access.sections import Section
from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import Agency, Membership, Team, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.moments import in_london
from alongside.rooms.beds import jobs
from alongside.rooms.beds.actions.declines import note_unmet_night
from alongside.rooms.beds.actions.moves import move_request
from alongside.rooms.beds.models import BedRequest, RequestDecision, RequestWithdrawal
from alongside.rooms.beds.policies import check_is_adult
from alongside.rooms.beds.protocols import Protocol
from alongside.rooms.beds.queries.protocols import answers_first, deciders, protocol_on
from alongside.rooms.beds.queries.unmet import WhyUnmet
from alongside.rooms.beds.rules import Needs, request_state, tonight
from alongside.rooms.beds.states import OPEN_REQUEST, REQUEST
from alongside.rooms.beds.words import Reason, Unmet
from alongside.rooms.directory.models import Partner
from alongside.rooms.people.actions import end_grants_about, give_grant, hold_open
from alongside.rooms.people.models import Case
from alongside.rooms.people.words import Basis


@dataclass(frozen=True, kw_only=True)
class Ask:
    """`check_in` is the first night. The three last lines are what the hostel is told."""

    check_in: date
    nights: int
    reason: Reason
    reason_words: str = ""
    needs: Needs = field(default_factory=Needs)
    name_to_call: str
    keeps_them_safe: str = ""
    allergies: str = ""


@verb
def request_bed(*, case: Case, agency: Agency, ask: Ask, by: User, at: datetime) -> BedRequest:
    """R-BED-02: a trusted referrer is accepted at once, any other agency waits for the council."""
    hold_open(case)
    check_is_adult(case)
    trusted = is_trusted(case, agency)
    agreed = protocol_on(case.partnership, in_london(at).date())
    facts = asdict(ask)
    request = BedRequest.objects.create(
        case=case,
        agency=agency,
        trusted=trusted,
        protocol=agreed.version,
        state=request_state(trusted=trusted, approved=None),
        requested_at=at,
        requested_by=by,
        **facts.pop("needs"),
        **facts,
    )
    _open_to_council(request, agreed, by, at)
    record("bed_request.made", by=by, at=at, case_id=case.pk, about=request, trusted=trusted)
    jobs.tell_council_of_request.defer(request_id=str(request.pk))
    return request


@verb
def decide_request(
    *, request: BedRequest, approved: bool, reason: str = "", by: User, at: datetime
) -> RequestDecision:
    act = "approve" if approved else "refuse"
    move_request(request, act)
    decision = RequestDecision.objects.create(
        case=request.case, request=request, approved=approved, reason=reason, decided_at=at, decided_by=by
    )
    record(REQUEST.events[act], by=by, at=at, case_id=request.case_id, about=request)
    jobs.tell_who_asked_the_council.defer(request_id=str(request.pk))
    if not approved:
        _had_no_bed(request, at, by)
        end_grants_about(case=request.case, about_id=request.pk, why="request_refused", by=by, at=at)
    return decision


@verb
def withdraw_request(*, request: BedRequest, reason: str = "", by: User, at: datetime) -> RequestWithdrawal:
    move_request(request, "withdraw")
    row = RequestWithdrawal.objects.create(
        case=request.case, request=request, reason=reason, withdrawn_at=at, withdrawn_by=by
    )
    record(REQUEST.events["withdraw"], by=by, at=at, case_id=request.case_id, about=request)
    end_grants_about(case=request.case, about_id=request.pk, why="request_withdrawn", by=by, at=at)
    return row


def withdraw_all(case: Case, by: User, at: datetime) -> None:
    """The person moved to another area, whose council decides about other houses."""
    for request in BedRequest.objects.filter(case=case, state__in=OPEN_REQUEST).order_by("requested_at"):
        withdraw_request(request=request, reason="They moved to another area.", by=by, at=at)


def _had_no_bed(request: BedRequest, at: datetime, by: User) -> None:
    """A no of this evening leaves somebody without a bed tonight; one for a later night does not yet."""
    night = tonight(at)
    if request.check_in <= night:
        note_unmet_night(request=request, night=night, why=WhyUnmet(Unmet.REFUSED), by=by, at=at)


def is_trusted(case: Case, agency: Agency) -> bool:
    partners = Partner.objects.filter(partnership=case.partnership_id, agency=agency)
    return partners.filter(trusted_referrer=True).exists()


def _open_to_council(request: BedRequest, agreed: Protocol, by: User, at: datetime) -> None:
    """The whole commissioning team sees every request; who the person is only where it must decide."""
    area = request.case.partnership
    first = answers_first(area, agreed)
    for agency in deciders(area, agreed):
        named = set() if request.trusted or agency != first else {Section.IDENTITY}
        for team in commissioning_teams(agency, at):
            give_grant(
                case=request.case,
                agency=agency,
                team=team,
                sections={Section.WHEREABOUTS} | named,
                basis=Basis.APPROVAL,
                about_id=request.pk,
                by=by,
                at=at,
            )


def commissioning_teams(council: Agency, at: datetime) -> Iterable[Team | None]:
    """Where commissioners sit. Only if none sits in a team is the whole council meant."""
    seats = Membership.objects.on(in_london(at).date()).filter(agency=council, role=Role.COMMISSIONER)
    teams = Team.objects.filter(pk__in=seats.values("team_id"))
    return list(teams) or [None]
