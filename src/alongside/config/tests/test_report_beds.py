"""`alongside report beds`, as it is typed."""

import json

import pytest

from alongside.config.tests.test_bed_report import FIRST, LATER, lived_in
from alongside.config.tests.test_import_log import Said, typed
from alongside.reporting.beds import bed_figures
from alongside.reporting.conferences import Period


@pytest.mark.usefixtures("own_database")
def test_the_figures_of_the_page_without_what_points_to_one_person(capsys: Said) -> None:
    area = lived_in().partnership
    asked = ["report", "beds", "--partnership", area.name.upper(), "--from", FIRST, "--to", LATER.date()]
    status, out, err = typed(capsys, *asked, "--json")
    figures = bed_figures(area, Period(FIRST, LATER.date()), now=LATER)
    assert (status, err) == (0, "")
    assert json.loads(out) == figures.to_publish()
    assert json.loads(out)["stays"] == "under 5"
    status, out, _ = typed(capsys, *asked)
    assert status == 0
    assert "Nights slept 7" in " ".join(out.split())


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--partnership", "Atlantis"], "no partnership called 'Atlantis'"),
        (["--partnership", "Atlantis", "--to", "2026-02-30"], "not in the calendar"),
    ],
)
def test_what_cannot_be_counted_is_refused(words: list[str], said: str, capsys: Said) -> None:
    status, out, err = typed(capsys, "report", "beds", *words, "--json")
    assert (status, out) == (1, "")
    assert said in err
