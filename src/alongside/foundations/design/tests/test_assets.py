import gzip
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "static" / "design"
SHEETS = sorted(STATIC.glob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_sheet_fetches_anything_or_wears_what_is_not_ours(sheet: Path) -> None:
    css = sheet.read_text()
    for forbidden in ("url(", "@import", "@font-face", "GDS Transport", "crest", "sourceMappingURL"):
        assert forbidden not in css


def test_there_are_two_sheets_and_a_mirrored_one_and_a_licence() -> None:
    names = {sheet.name for sheet in SHEETS}
    assert names == {"alongside.css", "govuk-frontend.min.css", "govuk-frontend.rtl.min.css"}
    assert "MIT" in (STATIC / "LICENCE-govuk-frontend.txt").read_text()


def test_what_a_page_loads_is_light() -> None:
    loaded = [STATIC / "alongside.css", STATIC / "govuk-frontend.min.css", STATIC / "mark.svg"]
    assert sum(len(gzip.compress(file.read_bytes())) for file in loaded) < 30_000
