"""The dated policies of the clocks, a file each in data/. A new limit is a new entry there, never an edit."""

from pathlib import Path
from typing import TypeVar

from alongside.foundations.kernel import dated

V = TypeVar("V", int, str)
DATA = Path(__file__).parent / "data"


def _load(name: str, kind: type[V]) -> dated.DatedPolicy[V]:
    return dated.load(DATA / f"{name}.toml", kind)


CONFERENCE_IDEAL_HOURS = _load("conference-ideal-hours", int)
CONFERENCE_LIMIT_HOURS = _load("conference-limit-hours", int)
HANDOVER_ANSWER_HOURS = _load("handover-answer-hours", int)
BED_STAY_NIGHTS = _load("bed-stay-nights", int)
BED_REMINDER_DAYS = _load("bed-reminder-days", str)
ADDRESS_NOTICE_HOURS = _load("address-notice-hours", int)
RG_TARGET_WORKING_DAYS = _load("rg-target-working-days", int)
RECOVERY_MINIMUM_DAYS = _load("recovery-minimum-days", int)
RECONSIDERATION = _load("reconsideration", str)
RECONSIDERATION_EXCLUSION = _load("reconsideration-exclusion", str)
MOVE_ON_POSITIVE_DAYS = _load("move-on-positive-days", int)
MOVE_ON_NEGATIVE_WORKING_DAYS = _load("move-on-negative-working-days", int)
SCOTLAND_SUPPORT_DAYS = _load("scotland-support-days", int)
NORTHERN_IRELAND_SUPPORT_DAYS = _load("northern-ireland-support-days", int)
VICTIMS_CODE_STANDARD_WORKING_DAYS = _load("victims-code-standard-working-days", int)
VICTIMS_CODE_ENHANCED_WORKING_DAYS = _load("victims-code-enhanced-working-days", int)
ACCESS_REQUEST_MONTHS = _load("access-request-months", int)
ACCESS_REQUEST_EXTENSION_MONTHS = _load("access-request-extension-months", int)
BREACH_REPORT_HOURS = _load("breach-report-hours", int)
