"""`alongside init`, as it is typed."""

import io
from pathlib import Path

import pytest
from django.test import Client

from alongside.config import cli
from alongside.foundations.accounts.models import DeploymentStamp, User
from alongside.rooms.beds.models import Bed, Premises
from alongside.rooms.directory.models import Partnership, RotaShift

Said = pytest.CaptureFixture[str]
ANSWERS = """
Eastbrook
Eastbrook Council
1
Eastbrook Children's Services
020 7946 0100
beds@eastbrook.example
Ana Ruiz
ana at eastbrook
ana@eastbrook.example

n
y
perhaps
n


Commissioning, Night, commissioning
Harbour Homes
3
n
n
n


Quay
eastbrook council

Helen Osei
helen@eastbrook.example

1
4
2
Ana again
ana@eastbrook.example


Quay House
2
1
1 Example Quay
Mill Lane
nx4 2ab

2
y
y
n
n
2
The council's fund
9
1
Room 1
1
2
y
y
room 1


y
1
2090-06-05 17:00
2090-06-05 16:00
2090-06-06 09:00
y
2
n
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def example(tmp_path: Path, capsys: Said) -> Path:
    assert cli.main(["init", "--example"]) == 0
    path = tmp_path / "start.toml"
    path.write_text(capsys.readouterr().out)
    return path


def typed(said: Said, *words: object) -> tuple[int, str, str]:
    said.readouterr()
    try:
        status = cli.main(["init", *map(str, words)])
    except SystemExit as left:
        status = int(left.code or 0)
    printed = said.readouterr()
    return status, printed.out, printed.err


@pytest.mark.usefixtures("own_database")
def test_a_file_is_enough_and_the_link_lets_the_administrator_in(example: Path, capsys: Said) -> None:
    status, out, err = typed(capsys, "--file", example)
    assert (status, err) == (0, "")
    assert "Northbridge stands: 3 agencies, 3 workers, 2 beds, 2 shifts." in out
    link = out.splitlines()[-1]
    assert link.startswith("http://127.0.0.1:8000/welcome/")
    assert "Choose a password" in Client().get(link).text


@pytest.mark.usefixtures("own_database")
def test_a_second_start_is_refused_in_a_sentence(example: Path, capsys: Said) -> None:
    typed(capsys, "--file", example)
    status, out, err = typed(capsys, "--file", example)
    assert (status, out) == (1, "")
    assert err.startswith("The partnership Northbridge has been started here already.")
    assert err.count("\n") == 1


@pytest.mark.usefixtures("own_database")
def test_a_demo_is_refused(example: Path, capsys: Said) -> None:
    DeploymentStamp.objects.create(kind=DeploymentStamp.DEMO)
    status, _, err = typed(capsys, "--file", example)
    assert (status, err.count("\n")) == (1, 1)
    assert "demo" in err


@pytest.mark.parametrize(("wrong", "says"), [("wrong = [", "TOML"), ("", "Nothing was written")])
def test_no_database_is_made_for_a_file_with_mistakes(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, wrong: str, says: str
) -> None:
    def never() -> None:
        raise AssertionError("a database was asked for")

    monkeypatch.setattr("alongside.config.commands.init.application", never)
    (tmp_path / "wrong.toml").write_text(wrong)
    status, _, err = typed(capsys, "--file", tmp_path / "wrong.toml")
    assert status == 1
    assert says in err


@pytest.mark.usefixtures("own_database")
def test_all_problems_are_listed_and_nothing_is_written(example: Path, capsys: Said) -> None:
    wrong = example.read_text().replace('"hostel"', '"hotel"').replace("helen.osei@", "helen osei@", 1)
    example.write_text(wrong)
    status, out, err = typed(capsys, "--file", example)
    assert (status, out) == (1, "")
    assert "agencies 3 ('Harbour Homes'), kind: 'hotel' is not one of its words" in err
    assert "workers 1 ('Helen Osei'), email: 'helen osei@northbridge.example' is not an e-mail address" in err
    assert err.endswith("Nothing was written.\n")
    assert not User.objects.exists()


@pytest.mark.usefixtures("own_database")
def test_the_questions_lead_to_the_same(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(f"{ANSWERS.lstrip()}y\n"))
    status, out, err = typed(capsys)
    assert status == 0, err
    assert "Eastbrook stands: 2 agencies, 1 worker, 1 bed, 1 shift." in out
    for hint in (
        "is not an e-mail address",
        "Answer y or n.",
        "That one is there already.",
        "'Mill Lane' is no postcode",
        "Give a number from 0 to 7.",
        "not after the start",
    ):
        assert hint in err
    assert "None of the workers has a role that could do this." in err
    assert Partnership.objects.get().host.teams.count() == 2
    assert Bed.objects.get().room_for == "women"
    house = Premises.objects.get()
    assert (house.kind, house.payer, house.payer_words) == (
        "place_of_safety",
        "housing_benefit",
        "The council's fund",
    )
    assert (house.turnaround, house.interpreter_phone, house.pets, house.address_hidden) == (
        1,
        True,
        False,
        True,
    )
    assert house.where_it_is.postcode == "NX42AB"
    assert RotaShift.objects.get().user.full_name == "Helen Osei"


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize(
    ("answers", "says"), [("Eastbrook\n", "ended too early"), (ANSWERS.lstrip() + "n\n", "no")]
)
def test_who_stops_half_way_has_written_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: Said, answers: str, says: str
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answers))
    status, out, err = typed(capsys)
    assert (status, out) == (1, "")
    assert says in err
    assert err.endswith("Nothing was written.\n")
    assert not Partnership.objects.exists()


@pytest.mark.parametrize("words", [(), ("--fil",), ("--file", "a.toml", "--example"), ("start.toml",)])
def test_wrong_usage_is_another_status(capsys: Said, words: tuple[str, ...]) -> None:
    status, out, err = typed(capsys, *words)
    assert (status, out) == (2, "")
    assert "usage: alongside init" in err


def test_a_file_that_is_not_there(capsys: Said, tmp_path: Path) -> None:
    status, _, err = typed(capsys, "--file", tmp_path / "none.toml")
    assert (status, err) == (1, f"{tmp_path / 'none.toml'} cannot be read: No such file or directory.\n")
