"""`alongside import` and `alongside report`, as they are typed."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alongside.config import cli
from alongside.config.embedded import EmbeddedPostgres
from alongside.journeys.import_case_log.tests.logs import HELD, MET, REFERRED, WESTMINSTER, text_of
from alongside.rooms.directory.models import Partnership
from tests.support import run

AREA = ["--partnership", "Westminster", "--host", "Westminster City Council"]
BAD = "B2,2026-03-03T10:00,identified,Crisis,moon"
Said = pytest.CaptureFixture[str]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(text_of(MET, HELD, REFERRED))
    return path


def typed(said: Said, *words: object) -> tuple[int, str, str]:
    said.readouterr()
    try:
        status = cli.main([str(word) for word in words])
    except SystemExit as left:
        status = int(left.code or 0)
    printed = said.readouterr()
    return status, printed.out, printed.err


@pytest.mark.usefixtures("own_database")
def test_a_log_comes_in(log: Path, capsys: Said) -> None:
    status, out, err = typed(capsys, "import", log, *AREA)
    assert (status, out) == (0, "1 taken in\n0 unchanged since the last time\n0 refused\n")
    assert "Taking cases in" in err


@pytest.mark.usefixtures("own_database")
def test_a_refused_case_is_said_with_file_line_and_reason(log: Path, capsys: Said) -> None:
    log.write_text(text_of(MET, BAD))
    status, out, _ = typed(capsys, "import", log, *AREA)
    assert status == 1
    assert "1 taken in" in out
    assert "Case B2 stays out:\n  log.csv, line 3: 'moon' is not one of its values:" in out


@pytest.mark.usefixtures("own_database")
def test_with_json_standard_output_is_one_document(log: Path, capsys: Said) -> None:
    log.write_text(text_of(MET, BAD))
    status, out, _ = typed(capsys, "import", log, *AREA, "--json")
    reason = "'moon' is not one of its values: " + (
        "rough_sleeping, day_centre, hostel, housing, hospital, police, other."
    )
    assert status == 1
    assert json.loads(out) == {
        "file": "log.csv",
        "dry_run": False,
        "taken": ["A1"],
        "unchanged": [],
        "refused": [
            {
                "case": "B2",
                "file": "log.csv",
                "line": 3,
                "reason": reason,
                "reasons": [{"line": 3, "reason": reason}],
            }
        ],
    }


@pytest.mark.usefixtures("own_database")
def test_a_dry_run_says_so_and_writes_nothing(log: Path, capsys: Said) -> None:
    status, out, _ = typed(capsys, "import", log, *AREA, "--dry-run")
    assert status == 0
    assert "1 taken in" in out
    assert "nothing was written" in out
    assert not Partnership.objects.exists()


@pytest.mark.usefixtures("own_database")
def test_the_second_time_nothing_changes(log: Path, capsys: Said) -> None:
    typed(capsys, "import", log, *AREA)
    status, out, _ = typed(capsys, "import", log, *AREA, "--json")
    assert status == 0
    assert json.loads(out)["unchanged"] == ["A1"]


@pytest.mark.usefixtures("own_database")
def test_the_same_data_give_the_same_bytes(log: Path, capsys: Said) -> None:
    typed(capsys, "import", log, *AREA)
    for words in (["import", log, *AREA], ["report", "conferences", "--partnership", "Westminster"]):
        assert typed(capsys, *words, "--json")[1] == typed(capsys, *words, "--json")[1]


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_file_that_is_no_log_is_refused_in_a_sentence(
    tmp_path: Path, capsys: Said, more: list[str]
) -> None:
    status, out, err = typed(capsys, "import", tmp_path / "none.csv", *AREA, *more)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "There is no file" in err


@pytest.mark.parametrize(
    "words",
    [
        ["import"],
        ["import", "log.csv"],
        ["import", "log.csv", "--partnership", "Westminster"],
        ["import", "log.csv", *AREA, "--fast"],
        ["report"],
        ["report", "conferences"],
        ["report", "weather", "--partnership", "Westminster"],
    ],
)
def test_wrong_usage(words: list[str], capsys: Said) -> None:
    status, out, err = typed(capsys, *words)
    assert (status, out) == (2, "")
    assert "usage:" in err


@pytest.mark.parametrize("command", ["import", "report"])
def test_help_shows_examples(command: str, capsys: Said) -> None:
    status, out, _ = typed(capsys, command, "--help")
    assert status == 0
    assert f"examples:\n  alongside {command} " in out


@pytest.mark.usefixtures("own_database")
def test_an_empty_name_is_refused(log: Path, capsys: Said) -> None:
    status, _, err = typed(capsys, "import", log, "--partnership", " ", "--host", "Westminster City Council")
    assert status == 1
    assert "is no name" in err


@pytest.mark.usefixtures("own_database")
def test_a_report_in_words(log: Path, capsys: Said) -> None:
    typed(capsys, "import", log, *AREA)
    status, out, _ = typed(capsys, "report", "conferences", "--partnership", "Westminster")
    assert status == 0
    assert "100%" in out
    assert "1 of 1 cases with a conference" in " ".join(out.split())


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--partnership", "Atlantis"], "no partnership called 'Atlantis'"),
        (["--partnership", "Atlantis", "--from", "yesterday"], "'yesterday' is not a date"),
        (
            ["--partnership", "Westminster", "--from", "2026-02-02", "--to", "2026-02-01"],
            "ends before it begins",
        ),
    ],
)
def test_what_cannot_be_reported_is_refused(words: list[str], said: str, log: Path, capsys: Said) -> None:
    typed(capsys, "import", log, *AREA)
    status, out, err = typed(capsys, "report", "conferences", *words, "--json")
    assert (status, out) == (1, "")
    assert said in err


@pytest.mark.usefixtures("own_database")
def test_a_period(log: Path, capsys: Said) -> None:
    typed(capsys, "import", log, *AREA)
    asked = ["report", "conferences", "--partnership", "Westminster", "--json"]
    assert json.loads(typed(capsys, *asked, "--to", "2026-03-02")[1])["cases"] == 1
    assert json.loads(typed(capsys, *asked, "--from", "2026-03-03")[1])["cases"] == 0


@pytest.fixture
def empty_folder() -> Iterator[dict[str, str]]:
    data = Path(tempfile.mkdtemp(prefix="import-", dir=run.folder()))
    data.chmod(0o711)
    yield {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"ALONGSIDE_DATA": str(data)}
    database = EmbeddedPostgres(data / "postgres")
    database.start()
    database.stop()


def alongside(environment: dict[str, str], *words: object) -> Any:
    command = [sys.executable, "-m", "alongside.config.cli", *map(str, words), "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, stdin=subprocess.DEVNULL)
    return json.loads(done.stdout)


@pytest.mark.timeout(300)
def test_into_an_empty_data_folder(empty_folder: dict[str, str]) -> None:
    brought = alongside(empty_folder, "import", WESTMINSTER, *AREA)
    assert (len(brought["taken"]), brought["refused"]) == (46, [])
    figures = alongside(empty_folder, "report", "conferences", "--partnership", "Westminster")
    assert (figures["conferences_held"], figures["within_48h_percent"], figures["not_referred"]) == (
        46,
        61,
        11,
    )
