"""The files of an erased case: they go with the transaction, and what a crash left goes with the nightly sweep."""

from typing import Any
from uuid import UUID

import pytest

from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.access.viewing import Service
from alongside.foundations.sealing import files, journal
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.rooms.directory.actions import service_account
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people import queries
from alongside.rooms.people.actions import erase_again
from alongside.rooms.people.actions.attachments import Cover, attach
from alongside.rooms.people.models import Attachment, Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from alongside.rooms.people.words import AttachedWhat

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> Attachment:
    alice = a_navigator()
    cover = Cover(section=Section.SUPPORT, what=AttachedWhat.LETTER, title="Letter")
    with viewing.seen_by(eyes_of(alice), at=NOW):
        case, letter = a_case(alice), Received(Kind.TEXT, b"Dear all")
        return attach(case=case, cover=cover, received=letter, by=alice, at=NOW)


def erase(case: Case) -> None:
    night = service_account(name="Retention", by=None, at=NOW)
    with viewing.as_service(Service.RETENTION, at=NOW):
        erase_again(case_id=case.pk, by=night, at=NOW)


def test_the_documents_of_an_erased_case_lie_on_no_disk(
    document: Attachment, django_capture_on_commit_callbacks: Any
) -> None:
    assert files.path_of(document.pk).exists()
    with django_capture_on_commit_callbacks(execute=True):
        erase(document.case)
    assert not files.path_of(document.pk).exists()


def test_a_file_that_cannot_be_removed_keeps_nothing_out_of_the_journal(
    document: Attachment, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(file_id: UUID) -> None:
        raise PermissionError("the folder is read only")

    monkeypatch.setattr(files, "remove", fails)
    with django_capture_on_commit_callbacks(execute=True):
        erase(document.case)
    assert document.case_id in journal.cases()


def test_what_a_crash_left_of_an_erased_case_has_no_row_for_the_sweep(document: Attachment) -> None:
    assert queries.files_of_attachments(NOW) == {document.pk}
    erase(document.case)  # and the program ends before it is certain
    assert files.path_of(document.pk).exists()
    assert queries.files_of_attachments(NOW) == set()
