"""Who works in the demo. Every name, agency and place is invented."""

from dataclasses import dataclass

from alongside.foundations.access.roles import Role
from alongside.foundations.accounts.kinds import AgencyKind


@dataclass(frozen=True, kw_only=True)
class AgencyPart:
    name: str
    kind: AgencyKind
    trusted: bool = False
    has_duty_to_notify: bool = False
    is_first_responder: bool = False


@dataclass(frozen=True)
class Part:
    name: str
    role: Role
    agency: str
    team: str = ""


LANTERN, OPEN_DOOR, KINDRED = "The Lantern", "Open Door Outreach", "Kindred Table"
COUNCIL, HOSTELS, POLICE = "Rivermead Council", "Weirside Hostels", "Rivermead Police"
LAW, HEALTH, ANCHOR = "Vale Law Centre", "Rivermead Homeless Health Team", "Anchor Advice"
NORTHMOOR_COUNCIL, NORTHMOOR = "Northmoor Council", "Northmoor Outreach"
RIVERMEAD_AREA, NORTHMOOR_AREA = "Rivermead", "Northmoor"
HARBOURSIDE = "Harbourside"  # keeps its cases in a deployment of its own

_K = AgencyKind
AGENCIES = (
    AgencyPart(name=COUNCIL, kind=_K.COUNCIL, has_duty_to_notify=True, is_first_responder=True),
    AgencyPart(name=LANTERN, kind=_K.CHARITY, trusted=True),
    AgencyPart(name=OPEN_DOOR, kind=_K.CHARITY, trusted=True),
    AgencyPart(name=KINDRED, kind=_K.CHARITY),
    AgencyPart(name=HOSTELS, kind=_K.HOSTEL),
    AgencyPart(name=POLICE, kind=_K.POLICE, has_duty_to_notify=True, is_first_responder=True),
    AgencyPart(name=ANCHOR, kind=_K.CHARITY, is_first_responder=True),
    AgencyPart(name=LAW, kind=_K.LEGAL),
    AgencyPart(name=HEALTH, kind=_K.HEALTH),
)
ELSEWHERE = (
    AgencyPart(name=NORTHMOOR_COUNCIL, kind=_K.COUNCIL, has_duty_to_notify=True, is_first_responder=True),
    AgencyPart(name=NORTHMOOR, kind=_K.CHARITY, trusted=True),
)
KNOWN = (AgencyPart(name="Harvest Kitchen", kind=_K.CHARITY),)  # of no area yet

ANA, GRACE, DANIEL, NOOR = "Ana Duarte", "Grace Okafor", "Daniel Price", "Noor Haddad"
HELEN, PETER, IMRAN, RUTH = "Helen Marsh", "Peter Lowe", "Imran Syed", "Ruth Bell"
BOLA, MEI, ALED, FARAH, JOAN = "Bola Adeyemi", "Mei Lin Chan", "Aled Rees", "Farah Aziz", "Joan Carter"
VICTORIA, SAM, CHARLIE, TOM = "Victoria Ames", "Sam Whitlock", "Charlie Dunn", "Tom Bexley"

_R = Role
CAST = (
    Part(ANA, _R.NAVIGATOR, LANTERN, "Modern Slavery Team"),
    Part(TOM, _R.NAVIGATOR, LANTERN, "Modern Slavery Team"),
    Part(GRACE, _R.SERVICE_MANAGER, LANTERN, "Modern Slavery Team"),
    Part(DANIEL, _R.OUTREACH_WORKER, OPEN_DOOR, "Street Outreach"),
    Part(NOOR, _R.OUTREACH_WORKER, KINDRED, "Evening Meals"),
    Part(HELEN, _R.COMMISSIONER, COUNCIL, "Commissioning"),
    Part(PETER, _R.COMMISSIONER, COUNCIL, "Commissioning"),
    Part(IMRAN, _R.ROUGH_SLEEPING_OFFICER, COUNCIL, "Rough Sleeping Team"),
    Part(RUTH, _R.SOCIAL_WORKER, COUNCIL, "Adult Social Care"),
    Part(BOLA, _R.HOSTEL_MANAGER, HOSTELS, "Weir House"),
    Part(MEI, _R.CONFERENCE_COORDINATOR, COUNCIL, "Partnership Office"),
    Part(ALED, _R.FIRST_RESPONDER, POLICE, "Exploitation Unit"),
    Part(FARAH, _R.IMMIGRATION_ADVISER, LAW, "Immigration"),
    Part(JOAN, _R.NURSE, HEALTH, "Street Nurses"),
    Part(VICTORIA, _R.PARTNERSHIP_LEAD, COUNCIL, "Partnership Office"),
    Part(SAM, _R.ADMINISTRATOR, COUNCIL, "Partnership Office"),
    Part(CHARLIE, _R.NAVIGATOR, NORTHMOOR, "Outreach"),
)


GUEST = "Amina Yusuf"  # of a surgery, for one meeting: she has no account


def address_of(name: str) -> str:
    """The e-mail address of somebody in the cast, on a domain that can never exist."""
    return f"{name.lower().replace(' ', '.')}@demo.invalid"
