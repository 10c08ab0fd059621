"""The command line answers, refuses and corrects as every other program does."""

import subprocess
import sys

import pytest

from alongside.config import cli
from alongside.config.commands import demo
from alongside.config.serving import listening
from alongside.journeys.demo_caseload import cast

ASKS_FOR_DJANGO = "import sys; from alongside.config import cli; cli.main({}); print('django' in sys.modules)"


def status(arguments: list[str]) -> object:
    try:
        return cli.main(arguments)
    except SystemExit as ended:
        return ended.code


def test_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["--help"]) == 0
    assert "alongside serve --port 8000" in capsys.readouterr().out


@pytest.mark.parametrize("name", [name for name in cli.COMMANDS if name not in ("manage", "migrate")])
def test_every_command_shows_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"usage: alongside {name}")
    assert "examples:\n" in said.lower()


WRONG: tuple[list[str], ...] = (
    [],
    ["fly"],
    ["serve", "--speed", "fast"],
    ["demo", "--port", "99999"],
    ["doctor", "now"],
)


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage_is_said_on_stderr(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: alongside")


def test_a_refusal_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody:secret-word@127.0.0.1:1/none")
    command = [sys.executable, "-m", "alongside.config.cli", "migrate"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("The database that DATABASE_URL names does not answer:")
    assert "secret-word" not in run.stderr
    assert "Traceback" not in run.stderr


def test_the_demo_says_as_whom_one_can_sign_in() -> None:
    said = demo.as_whom()
    for part in cast.CAST:
        assert f"{part.name} " in said
    assert "Navigator, The Lantern" in said


def test_a_port_in_use_is_refused_before_a_demo_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    with listening("127.0.0.1", 0) as taken:
        assert status(["demo", "--port", str(taken.getsockname()[1])]) == 1
    assert "cannot be used" in capsys.readouterr().err


def test_due_needs_no_database_and_no_web() -> None:
    program = ASKS_FOR_DJANGO.format(["due", "R-NRM-10", "--json", "referred_on=2026-03-02"])
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.endswith("False\n")
