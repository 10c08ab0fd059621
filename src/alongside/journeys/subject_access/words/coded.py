"""What each code of a case says to a person: every column that takes text and is not sealed is here.

A column that is neither here nor sealed could hold words about somebody that nobody forgets: a test refuses it.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from alongside.foundations.access.sections import SECTION_WORDS
from alongside.foundations.kernel.states import StateTable
from alongside.rooms.beds import moving_on
from alongside.rooms.beds import states as beds
from alongside.rooms.beds.rules import Lack
from alongside.rooms.beds.words import (
    AreaShape,
    Destination,
    Expected,
    HouseDeclines,
    MoveOn,
    PersonDeclines,
    Reason,
    Side,
    Unmet,
    Wish,
)
from alongside.rooms.choices import states as choices
from alongside.rooms.choices.words import (
    AdviceKind,
    Capacity,
    InterpreterNeed,
    LawfulBasis,
    LegalAdvice,
    Point,
    Purpose,
    RefusalReason,
    SpecialCondition,
    Understood,
)
from alongside.rooms.clocks.catalogue import BY_NAME
from alongside.rooms.clocks.states import CLOCK
from alongside.rooms.conferences import states as conferences
from alongside.rooms.conferences.words import (
    DeclinedWhy,
    LateWhy,
    Mode,
    Nation,
    Presence,
    Remark,
    ReturnKind,
    SharingGround,
    Told,
)
from alongside.rooms.conferences.words import Outcome as ItemOutcome
from alongside.rooms.people.indicators import BY_CODE as SIGNS
from alongside.rooms.people.languages import language_name
from alongside.rooms.people.questions import BY_CODE as QUESTIONS
from alongside.rooms.people.questions import Known, SaidBy
from alongside.rooms.people.states import ACCESS, CASE, ERASURE, GLASS
from alongside.rooms.people.words import (
    AccessRefusedWhy,
    AgeStatus,
    AskedHow,
    AttachedWhat,
    Channel,
    ExtendedWhy,
    FoundAt,
    IdentityChecked,
    MatchAnswer,
    Outcome,
    RaisedWhy,
    WithheldWhy,
)
from alongside.rooms.referrals.states import REFERRAL
from alongside.rooms.referrals.words import (
    Authority,
    DecisionTo,
    Guardian,
    NotReferredReason,
    Route,
    Stage,
    ToldHow,
)
from alongside.rooms.referrals.words import Outcome as DecisionOutcome

Said = Callable[[str], str]


def plainly(code: str) -> str:
    return code.replace("_", " ").capitalize()


def as_it_is(code: str) -> str:
    return code


def _of(vocabulary: type[StrEnum]) -> Said:
    """A code of an earlier release is still said, as well as it can be."""
    members: Any = vocabulary
    known: dict[str, str] = {member.value: member.words for member in members}
    return lambda code: known.get(code, plainly(code))


def _state(table: StateTable[Any]) -> Said:
    known = {str(state): words for state, words in table.words.items()}
    return lambda code: known.get(code, plainly(code))


def _listed(words: dict[str, Any]) -> Said:
    return lambda code: words[code].words if code in words else plainly(code)


def _section(code: str) -> str:
    return {str(section): words for section, words in SECTION_WORDS.items()}.get(code, plainly(code))


EVERYWHERE: dict[str, Said] = {"section": _section, "sections": _section}
CODED: dict[str, dict[str, Said]] = {
    "people.Case": {
        "reference": as_it_is, "local_reference": as_it_is, "state": _state(CASE), "age_status": _of(AgeStatus),
        "found_at_kind": _of(FoundAt),
    },
    "people.Closure": {"outcome": _of(Outcome)},
    "people.AgeSaid": {"age_status": _of(AgeStatus)},
    "people.MetCorrection": {"was_kind": _of(FoundAt), "became_kind": _of(FoundAt)},
    "people.LogRow": {"fingerprint": as_it_is},
    "people.Name": {"kind": plainly},
    "people.ContactRule": {"channel": _of(Channel)},
    "people.ContactMade": {"channel": _of(Channel)},
    "people.Fact": {"question": _listed(dict(QUESTIONS)), "known": _of(Known), "said_by": _of(SaidBy)},
    "people.IndicatorSeen": {"code": _listed(dict(SIGNS))},
    "people.BrokenGlass": {"state": _state(GLASS)},
    "people.GlassReview": {"verdict": _state(GLASS)},
    "people.Raised": {"why": _of(RaisedWhy)},
    "people.Attachment": {"what": _of(AttachedWhat), "kind": plainly},
    "people.RetentionWarning": {"policy_version": as_it_is},
    "people.ErasureRequest": {"state": _state(ERASURE)},
    "people.SubjectAccess": {
        "asked_how": _of(AskedHow), "identity_checked": _of(IdentityChecked), "state": _state(ACCESS),
        "refused_why": _of(AccessRefusedWhy), "extended_why": _of(ExtendedWhy),
    },
    "people.LeftOut": {"about": as_it_is, "why": _of(WithheldWhy)},
    "people.PossibleMatch": {"answer": _of(MatchAnswer)},
    "clocks.Clock": {
        "rule": as_it_is, "name": _listed(dict(BY_NAME)), "kind": plainly, "jurisdiction": plainly,
        "policy_version": as_it_is, "source": as_it_is, "warning": as_it_is, "state": _state(CLOCK),
        "stopped_why": plainly,
    },
    "clocks.ClockEvent": {"word": plainly},
    "choices.InformationSession": {
        "language": language_name, "points": _of(Point), "interpreter_need": _of(InterpreterNeed),
        "legal_advice": _of(LegalAdvice),
    },
    "choices.Answer": {"said": _state(choices.ANSWER), "reasons": _of(RefusalReason)},
    "choices.Advice": {"kind": _of(AdviceKind)},
    "choices.Consent": {
        "purpose": _of(Purpose), "said": _state(choices.CONSENT), "text_version": as_it_is,
        "language": language_name, "interpreter_need": _of(InterpreterNeed), "capacity": _of(Capacity),
        "understood": _of(Understood),
    },
    "choices.SharingDecision": {
        "purpose": _of(Purpose), "basis": _of(LawfulBasis), "special_condition": _of(SpecialCondition),
        "answer_then": _state(choices.CONSENT), "state": _state(choices.SHARING),
    },
    "conferences.Conference": {
        "protocol": as_it_is, "state": _state(conferences.CONFERENCE), "mode": _of(Mode),
        "ground": _of(SharingGround), "quorum_gaps": plainly, "late_code": _of(LateWhy),
    },
    "conferences.LateCorrection": {"was_code": _of(LateWhy)},
    "conferences.WrittenReturn": {"kind": _of(ReturnKind), "said_by": _of(Told)},
    "conferences.PlannedAction": {"state": _state(conferences.PLANNED_ACTION)},
    "conferences.ActionEnd": {"state": _state(conferences.PLANNED_ACTION)},
    "conferences.Handover": {
        "state": _state(conferences.HANDOVER), "ground": _of(SharingGround), "declined_why": _of(DeclinedWhy),
        "left_reference": as_it_is, "shown": _section, "travels": _section, "digest": as_it_is,
    },
    "conferences.CameWith": {"section": _section, "kind": plainly},
    "conferences.HandoverRemark": {"kind": _of(Remark)},
    "conferences.Invitation": {"guest_mark": as_it_is, "kind": plainly, "state": _state(conferences.INVITATION)},
    "conferences.Attendance": {"presence": _of(Presence)},
    "conferences.GuestEntry": {"code_hash": as_it_is},
    "conferences.AgendaItem": {"outcome": _of(ItemOutcome)},
    "conferences.SafeguardingScreen": {"nation": _of(Nation)},
    "beds.BedRequest": {
        "protocol": as_it_is, "reason": _of(Reason), "wish": _of(Wish), "state": _state(beds.REQUEST),
    },
    "beds.Stay": {"protocol": as_it_is, "state": _state(beds.STAY)},
    "beds.Departure": {"destination": _of(Destination), "move_on": _of(MoveOn)},
    "beds.DeclinedByPerson": {"reason": _of(PersonDeclines)},
    "beds.DeclinedByHouse": {"reason": _of(HouseDeclines)},
    "beds.UnmetNight": {"reason": _of(Unmet), "lacking": _of(Lack)},
    "beds.Absence": {"state": _state(beds.ABSENCE)},
    "beds.AbsenceAnswer": {"expected": _of(Expected)},
    "beds.Ride": {"state": _state(beds.RIDE)},
    "beds.DestinationLearned": {"destination": _of(Destination)},
    "beds.ExclusionArea": {"shape": _of(AreaShape)},
    "beds.ExclusionOverride": {"state": _state(beds.OVERRIDE)},
    "beds.Extension": {"state": _state(beds.EXTENSION)},
    "beds.NextPlace": {"kind": _of(moving_on.NextKind), "state": _state(beds.NEXT_PLACE)},
    "beds.PlaceTurnedDown": {"by_whom": _of(moving_on.TurnedDownBy)},
    "beds.SentBack": {"keep_away": _of(moving_on.KeepAway)},
    "beds.SuitabilityAssessment": {"found": _of(moving_on.Suitability)},
    "beds.AspectFound": {"aspect": _of(moving_on.Aspect), "fit": _of(moving_on.Fit)},
    "beds.AfterMove": {"line": _of(moving_on.Reconnect), "answer": _of(moving_on.Tied)},
    "beds.ExtensionAnswer": {"side": _of(Side)},
    "referrals.Referral": {
        "route": _of(Route), "state": _state(REFERRAL), "authority": _of(Authority), "guardian": _of(Guardian),
        "refusal_reasons": _of(RefusalReason), "reach_gaps": plainly,
    },
    "referrals.Reach": {"decision_to": _of(DecisionTo)},
    "referrals.NotReferred": {"reason": _of(NotReferredReason)},
    "referrals.CompetentAuthorityDecision": {
        "stage": _of(Stage), "outcome": _of(DecisionOutcome), "authority": _of(Authority),
    },
    "referrals.ToldPerson": {"language": language_name, "how": _of(ToldHow)},
}  # fmt: skip


def said_by(label: str, column: str) -> Said | None:
    """How a code of this column is said; None where the column is not known to hold codes."""
    return CODED.get(label, {}).get(column) or EVERYWHERE.get(column)
