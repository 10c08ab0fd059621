"""The dated policies of this room, a file each in data/. A change is a new entry there, never an edit."""

from pathlib import Path

from alongside.foundations.kernel import dated

DATA = Path(__file__).parent / "data"


def _load(name: str) -> dated.DatedPolicy[int]:
    return dated.load(DATA / f"{name}.toml", int)


YEARS_AFTER_CLOSURE = _load("retention-years-after-closure")
UNTIL_BIRTHDAY = _load("retention-until-birthday")
YEARS_AFTER_OPENING = _load("retention-years-after-opening")
EMERGENCIES_A_DAY = _load("emergencies-a-day")
EMERGENCY_CLIMBS_AFTER = _load("emergency-climbs-after")
LOOK_ALIKES_A_DAY = _load("look-alikes-a-day")
WORKER_YEARS = _load("retention-worker-years")
