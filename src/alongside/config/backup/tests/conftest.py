from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pyrage import x25519

from alongside.config.backup.making import Written, make
from alongside.config.backup.tests.samples import LETTER, NOTE, Move
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import User
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.rooms.directory.tests.factories import NOW
from alongside.rooms.people.actions import attach, write_note
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import AttachedWhat
from tests.support.databases import Server
from tests.support.moving import moved, own_folders


@pytest.fixture
def secret(settings: Any, tmp_path: Path) -> x25519.Identity:
    return own_folders(settings, tmp_path)


@pytest.fixture
def alice() -> User:
    return a_navigator()


@pytest.fixture
def case(alice: User, secret: x25519.Identity) -> Case:
    case = a_case(alice)
    write_note(case=case, section=Section.SUPPORT, text=NOTE, by=alice, at=NOW)
    cover = Cover(section=Section.SUPPORT, what=AttachedWhat.LETTER, title="A letter")
    attach(case=case, cover=cover, received=Received(Kind.TEXT, LETTER), by=alice, at=NOW)
    return case


@pytest.fixture
def written(case: Case, tmp_path: Path) -> Written:
    return make(tmp_path, tmp_path, timezone.now())


@pytest.fixture
def move(database_server: Server, settings: Any, tmp_path: Path) -> Move:
    return lambda: moved(database_server, settings, tmp_path)


@pytest.fixture
def elsewhere(written: Written, move: Move) -> Iterator[None]:
    with move():
        yield


@pytest.fixture
def again(tmp_path: Path) -> Callable[[], Written]:
    def write() -> Written:
        (tmp_path / "later").mkdir()
        return make(tmp_path / "later", tmp_path / "later", timezone.now())

    return write
