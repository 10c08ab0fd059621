"""Each unsafe thing is planted, and has to be found."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from pyrage import x25519

from alongside.config import checkup, cli
from alongside.config.checkup import Finding, State
from alongside.config.data_folder import DataFolder
from alongside.foundations.access import walls
from alongside.foundations.accounts.models import User
from alongside.foundations.uploads.tests.scanner import scanner
from alongside.rooms.beds.models import Occupancy
from alongside.rooms.beds.tests.factories import a_stay, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(tmp_path: Path, settings: LazySettings) -> DataFolder:
    data = settings.DATA = DataFolder(tmp_path / "data").prepare()
    return data


def answering(monkeypatch: pytest.MonkeyPatch, answers: dict[str, str]) -> None:
    monkeypatch.setattr(
        checkup, "_one", lambda question: next(a for q, a in answers.items() if q in question)
    )


@pytest.mark.parametrize(
    ("version", "state"),
    [("140020", State.UNSAFE), ("150017", State.WATCH), ("150018", State.FINE), ("190000", State.FINE)],
)
def test_an_old_server(monkeypatch: pytest.MonkeyPatch, version: str, state: State) -> None:
    answering(monkeypatch, {"server_version_num": version})
    assert checkup.server_version().state == state


@pytest.fixture
def hasty_server() -> None:
    """As the one of these tests is, where it is ours."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")


@pytest.mark.usefixtures("hasty_server")
def test_a_server_that_may_lose_what_was_saved() -> None:
    found = checkup.durability()
    assert found.state == State.UNSAFE
    assert "synchronous_commit is off: a crash loses what was saved" in found.says


def test_a_role_without_rights_of_its_own() -> None:
    assert checkup.role().state == State.FINE


def test_a_role_that_may_do_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, {"rolsuper": "True"})
    assert checkup.role().state == State.UNSAFE


def test_a_role_that_owns_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, {"rolsuper": "", "tableowner": "True"})
    assert checkup.role().state == State.UNSAFE


def test_a_table_about_people_without_a_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checkup.wall().state == State.FINE
    monkeypatch.setattr(walls, "walled", lambda: [User])
    assert checkup.wall().state == State.UNSAFE


@pytest.mark.parametrize(
    ("host", "encrypted", "state"),
    [
        ("/run/db", "", State.FINE),
        ("127.0.0.1", "", State.FINE),
        ("db.example.org", "True", State.FINE),
        ("db.example.org", "", State.UNSAFE),
    ],
)
def test_a_way_to_the_server_that_others_can_read(
    monkeypatch: pytest.MonkeyPatch, host: str, encrypted: str, state: State
) -> None:
    monkeypatch.setitem(connection.settings_dict, "HOST", host)
    answering(monkeypatch, {"pg_stat_ssl": encrypted})
    assert checkup.way_to_the_server().state == state


def test_nights_of_beds_that_nothing_explains() -> None:
    """A night that was written straight into the table, and one that somebody took out of it."""
    area = an_area()
    held = a_stay(area).occupancy
    assert checkup.nights_of_beds() == Finding(
        "Nights of beds", State.FINE, "what the board shows is what happened (1 stays)"
    )
    Occupancy.objects.filter(pk=held.pk).update(released=True)
    assert checkup.nights_of_beds() == Finding(
        "Nights of beds",
        State.UNSAFE,
        f"1 unlike what happened to the stays: {held.pk}: taken, free or in use, unlike what happened",
    )


def test_tables_of_another_release(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checkup.migrations().state == State.FINE
    monkeypatch.setattr(checkup, "is_up_to_date", lambda: False)
    assert checkup.migrations().state == State.UNSAFE


def test_a_data_folder_that_others_may_enter(data: DataFolder) -> None:
    data.secret_key()
    assert checkup.data_folder().state == State.FINE
    (data.keys / "secret-key").chmod(0o644)
    assert checkup.data_folder() == Finding(
        "Data folder", State.UNSAFE, f"others may enter {data.keys}/secret-key: chmod o-rwx"
    )


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        ("DEBUG", True, checkup.debug),
        ("SECRET_KEY", "django-insecure-" + "abcdefghij" * 5, checkup.secret_key),
        ("SECRET_KEY", "short", checkup.secret_key),
        ("SITE_URL", "http://alongside.example.org", checkup.address),
    ],
)
def test_an_unsafe_setting(
    settings: LazySettings, name: str, value: object, check: Callable[[], Finding]
) -> None:
    assert check().state != State.UNSAFE
    setattr(settings, name, value)
    assert check().state == State.UNSAFE


@pytest.mark.parametrize(("free", "state"), [(3e9, State.FINE), (1e9, State.WATCH), (1e8, State.UNSAFE)])
def test_a_full_disk(monkeypatch: pytest.MonkeyPatch, data: DataFolder, free: float, state: State) -> None:
    monkeypatch.setattr(checkup, "disk_usage", lambda _: type("Usage", (), {"free": free}))
    assert checkup.disk_space().state == state


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_command_says_it_in_json_and_by_its_exit_status(
    data: DataFolder, hasty_server: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["doctor", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["safe"] is False
    assert {"about": "Debugging", "state": "fine", "says": "off"} in answer["findings"]


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_command_says_it_in_a_table(
    data: DataFolder, hasty_server: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["doctor"]) == 1
    assert "Writing to disk" in capsys.readouterr().out


def test_whether_a_backup_could_be_written(tmp_path: Path, settings: LazySettings) -> None:
    settings.BACKUP_RECIPIENTS = tmp_path / "recipients"
    assert checkup.backups().state == State.WATCH
    settings.BACKUP_RECIPIENTS.write_text(f"{x25519.Identity.generate().to_public()}\n")
    assert checkup.backups().state == State.FINE


def test_a_scanner_that_does_not_answer(tmp_path: Path, settings: LazySettings) -> None:
    assert checkup.virus_scanner().state == State.WATCH
    settings.UPLOAD_SCANNER = str(tmp_path / "nobody")
    assert checkup.virus_scanner().state == State.UNSAFE
    with scanner(tmp_path, b"PONG\0") as (settings.UPLOAD_SCANNER, _):
        assert checkup.virus_scanner().state == State.FINE
