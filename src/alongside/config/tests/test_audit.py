"""`alongside audit`: what it finds, and what it writes outside."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from alongside.config import cli
from alongside.config.checkup import State, anchors, audit_trail
from alongside.config.commands import audit
from alongside.foundations.audit import chain
from alongside.foundations.audit.anchors import NotAnAnchor, append, read
from alongside.foundations.audit.jobs import anchor_the_audit_trail
from alongside.foundations.audit.record import record

KEY = settings.AUDIT_ANCHOR_KEY


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def here() -> Iterator[None]:
        yield

    monkeypatch.setattr(audit, "application", here)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    return tmp_path / "anchors"


def write(count: int) -> None:
    for _ in range(count):
        record("case.viewed", by=None, at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.django_db
def test_a_whole_trail_is_said_to_be_whole(outside: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(3)
    assert cli.main(["audit", "anchor", "--to", str(outside)]) == 0
    assert cli.main(["audit", "verify", "--anchors", str(outside)]) == 0
    assert "whole: 3 entries, 1 anchors hold" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_chain_that_ends_before_its_anchor_is_told_and_named(
    outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(2)
    cli.main(["audit", "anchor", "--to", str(outside)])
    line = json.loads(outside.read_text())
    with_more = chain.Head(5, line["hash"], timezone.now())
    append(outside, with_more, key=KEY)
    assert cli.main(["audit", "verify", "--anchors", str(outside), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["whole"] is False
    assert told["first"]["kind"] == "tail_cut"
    assert told["first"]["number"] == 3


@pytest.mark.django_db
def test_an_anchor_of_somebody_else_or_changed_is_refused(
    outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(1)
    cli.main(["audit", "anchor", "--to", str(outside)])
    outside.write_text(outside.read_text().replace('"number": 1', '"number": 7'))
    with pytest.raises(NotAnAnchor, match="Line 1"):
        read(outside, key=KEY)
    assert cli.main(["audit", "verify", "--anchors", str(outside)]) == 1
    assert "changed since" in capsys.readouterr().err


@pytest.mark.django_db
def test_without_a_file_there_is_nothing_to_anchor_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["audit", "anchor"]) == 1
    assert "ALONGSIDE_ANCHORS" in capsys.readouterr().err


@pytest.mark.django_db
def test_the_job_anchors_what_stands(outside: Path, settings: Any) -> None:
    write(2)
    anchor_the_audit_trail(0)
    settings.AUDIT_ANCHORS = outside
    anchor_the_audit_trail(0)
    write(1)
    anchor_the_audit_trail(0)
    newest = read(outside, key=KEY)[-1]
    assert newest.number == 3
    assert len(read(outside, key=KEY)) == 2


@pytest.mark.django_db
def test_the_doctor_asks_for_anchors_and_compares_them(outside: Path, settings: Any) -> None:
    assert (anchors().state, audit_trail().state) == (State.WATCH, State.FINE)
    settings.AUDIT_ANCHORS = outside
    assert anchors().state is State.WATCH
    write(1)
    anchor_the_audit_trail(0)
    assert anchors().state is State.FINE
    outside.write_text("")
    assert "older than a day" in anchors().says
