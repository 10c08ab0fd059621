"""`alongside due`, as it is typed."""

import json
import subprocess
import sys
from itertools import permutations

import pytest

from alongside.config.commands.due import run

WORDS = ["R-NRM-10", "--json", "referred_on=2026-04-02", "jurisdiction=scotland"]


@pytest.mark.parametrize("words", list(permutations(WORDS)), ids=" ".join)
def test_facts_and_options_stand_in_any_order(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 0
    printed = capsys.readouterr()
    document = json.loads(printed.out)
    assert document["rule"] == "R-NRM-10"
    assert document["outputs"] == {"target": "2026-04-10"}
    assert printed.err == ""


def test_the_document_names_policy_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    run(["R-NRM-14", "--json", "negative_on=2025-02-02"])
    document = json.loads(capsys.readouterr().out)
    assert list(document) == ["rule", "outputs", "policy", "source"]
    assert document["policy"]["version"].startswith("reconsideration@2025-01-16")
    assert document["policy"]["entries"][0] == {
        "name": "reconsideration",
        "version": "reconsideration@2025-01-16",
        "from": "2025-01-16",
        "until": None,
        "value": "30_days",
        "confidence": "O",
        "source": "Home Office annex on reconsiderations, 8 May 2025, and the update log of the statutory guidance",
    }
    assert "warning" not in document["policy"]


def test_null_is_null_and_a_warning_stands_in_the_policy(capsys: pytest.CaptureFixture[str]) -> None:
    run(["R-NRM-11", "--json", "rg_positive_on=2022-12-01"])
    document = json.loads(capsys.readouterr().out)
    assert document["outputs"] == {"minimum_end": "2023-01-14", "ends_on": None}
    assert "check before relying on this" in document["policy"]["warning"]


def test_without_json_it_answers_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    run(["R-MACC-01", "identified_at=2026-06-05T14:00"])
    assert "limit: Sunday 7 June 2026, 14:00 BST" in capsys.readouterr().out
    run(["R-NRM-14", "negative_on=2024-01-01"])
    words = capsys.readouterr().out
    assert "reconsider_by: no limit" in words
    assert "warning: " in words


@pytest.mark.parametrize(
    "words",
    [
        ["R-NRM-99", "--json"],
        ["R-NRM-10", "--json", "referred_on=2026-02-30"],
        ["R-NRM-10", "--json"],
        ["R-NRM-10", "referred_on=2026-03-02", "2026-03-03"],
        ["R-NRM-10", "referred_on=2026-03-02\n\udcff\x1b[31m"],
    ],
)
def test_a_refusal_is_one_line_on_standard_error(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "\x1b" not in printed.err


@pytest.mark.parametrize("words", [[], ["--json"], ["referred_on=2026-03-02"], ["R-NRM-10", "--jsno"]])
def test_wrong_usage_is_another_status(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "usage: alongside due" in printed.err


@pytest.mark.parametrize("words", [["--help"], ["-h", "R-NRM-10"], ["R-NRM-10", "--json", "--help"]])
def test_help_shows_examples(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 0
    assert "alongside due R-MACC-01 identified_at=" in capsys.readouterr().out


def test_it_needs_neither_settings_nor_database() -> None:
    program = "import sys, alongside.config.commands.due; print([m for m in sys.modules if m in sys.argv])"
    loaded = subprocess.run(
        [sys.executable, "-c", program, "django", "psycopg", "alongside.config.settings"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert loaded.stdout == "[]\n"
