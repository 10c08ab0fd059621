"""The dated policies of this room, a file each in data/. A change is a new entry there, never an edit."""

from pathlib import Path

from alongside.foundations.kernel import dated

OFFICE_HOURS = dated.load(Path(__file__).parent / "data" / "office-hours.toml", str)
