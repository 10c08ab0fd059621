"""What was written comes back; what was erased does not."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from pyrage import x25519

from alongside.config.backup.making import Written
from alongside.config.backup.restoring import Restored
from alongside.config.backup.tests.samples import LETTER, NOTE, Move
from alongside.config.migrating import bring_up_to_date
from alongside.foundations.accounts.models import User
from alongside.foundations.audit import chain
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import files, journal, keyring
from alongside.foundations.sealing.fields import ERASED
from alongside.rooms.people.models import Attachment, Case, Note
from alongside.rooms.people.tests.working import seen
from tests.support.moving import back, counted, is_empty, rows_of

pytestmark = pytest.mark.usefixtures("own_database")


def test_everything_comes_back(
    alice: User, case: Case, written: Written, secret: x25519.Identity, move: Move
) -> None:
    before = counted()
    assert before["audit_auditentry"] > 5
    for table in ("audit_auditentry", "audit_auditlink"):
        before[table] -= 1  # that it was made, which it cannot tell itself
    with move():
        assert back(written, secret) == Restored(cases=1, documents=1, erased=0, without_key=0)
        bring_up_to_date()
        assert counted() == before
        assert chain.first_fault() is None
        with seen(alice):
            (document,) = Attachment.objects.filter(case=case)
            assert (document.title, Note.objects.get(case=case).text) == ("A letter", NOTE)
            assert files.get(case.pk, document.pk) == LETTER
        with connection.cursor() as cursor:  # nobody looks: the wall stands
            assert rows_of(cursor, "people_note") == 0


def test_who_is_signed_in_is_in_no_backup(written: Written, secret: x25519.Identity, elsewhere: None) -> None:
    back(written, secret)
    assert counted()["accounts_session"] == 0


def test_keys_older_than_the_data_are_refused_and_later_ones_do(
    written: Written, again: Callable[[], Written], secret: x25519.Identity, move: Move
) -> None:
    later = again()
    with move():
        with pytest.raises(Refused, match="keys are older"):
            back(Written(later.data, written.keys), secret)
        assert is_empty()
        assert back(Written(written.data, later.keys), secret).cases == 1


def test_what_was_erased_stays_erased_after_an_older_copy_came_back(
    alice: User,
    case: Case,
    written: Written,
    again: Callable[[], Written],
    secret: x25519.Identity,
    move: Move,
) -> None:
    keyring.destroy(case.pk)
    later = again()
    settings.ERASURES.unlink()  # of the old machine nothing is left
    with move():
        done = back(Written(written.data, later.keys), secret)
        assert (done.cases, done.erased, done.without_key) == (0, 1, 0)
        assert journal.cases() == {case.pk}
        with seen(alice):
            assert Note.objects.get(case=case).text == ERASED
            with pytest.raises(keyring.Erased):
                files.get(case.pk, Attachment.objects.get(case=case).pk)


def test_older_keys_do_not_bring_it_back_where_the_journal_was_kept(
    case: Case, written: Written, secret: x25519.Identity, move: Move
) -> None:
    keyring.destroy(case.pk)
    with move():
        assert back(written, secret).erased == 1
        with pytest.raises(keyring.Erased):
            keyring.key_to_read(case.pk)


def test_a_case_whose_key_is_lost_is_told(
    case: Case, written: Written, again: Callable[[], Written], secret: x25519.Identity, move: Move
) -> None:
    keyring.destroy(case.pk)
    settings.ERASURES.unlink()  # nobody meant to
    later = again()
    with move():
        assert back(Written(written.data, later.keys), secret).without_key == 1
