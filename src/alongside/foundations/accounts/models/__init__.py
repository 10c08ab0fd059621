from alongside.foundations.accounts.models.agreements import Acceptance, AgreementText
from alongside.foundations.accounts.models.allowances import Allowance
from alongside.foundations.accounts.models.people import (
    Agency,
    DeploymentStamp,
    Membership,
    MembershipQuerySet,
    Team,
    User,
    UserManager,
)
from alongside.foundations.accounts.models.sessions import Session

__all__ = [
    "Acceptance",
    "Agency",
    "AgreementText",
    "Allowance",
    "DeploymentStamp",
    "Membership",
    "MembershipQuerySet",
    "Session",
    "Team",
    "User",
    "UserManager",
]
