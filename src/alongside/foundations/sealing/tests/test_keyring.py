"""Keys in the database: reached one at a time, held while somebody writes, gone for good when a case is erased."""

import threading
import weakref
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction

from alongside.foundations.sealing import files, keyring, masters
from alongside.foundations.sealing.envelope import SealBroken
from alongside.foundations.sealing.keyring import Erased

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def case_id() -> UUID:
    made = uuid4()
    keyring.make(made)
    return made


def test_the_program_reaches_keys_through_functions_alone(case_id: UUID) -> None:
    for statement in (
        "SELECT * FROM sealing_casekey",
        "DELETE FROM sealing_casekey",
        "UPDATE sealing_casekey SET wrapped = ''",
        "INSERT INTO sealing_casekey VALUES (gen_random_uuid(), '')",
        "TRUNCATE sealing_casekey",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)
    assert keyring.key_of(case_id) == keyring.key_to_read(case_id)


def test_a_key_is_made_once(case_id: UUID) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        keyring.make(case_id)


def test_what_the_database_keeps_is_wrapped(case_id: UUID) -> None:
    secret = keyring.key_of(case_id).secret
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT wrapped FROM sealing_casekey WHERE case_id = %s", [case_id])
        (wrapped,) = cursor.fetchone()
    assert masters.kept()[0].mark in wrapped
    assert secret.hex() not in wrapped


def test_a_destroyed_key_is_gone_for_reader_and_writer(case_id: UUID) -> None:
    assert keyring.destroy(case_id)
    assert not keyring.destroy(case_id)
    for ask in (keyring.key_of, keyring.key_to_read):
        with pytest.raises(Erased, match="has been erased"):
            ask(case_id)


def test_within_an_act_a_key_is_asked_for_once(case_id: UUID, django_assert_num_queries: object) -> None:
    with keyring.in_use(), django_assert_num_queries(1):  # type: ignore[operator]
        assert keyring.key_of(case_id) is keyring.key_of(case_id)


def test_a_key_is_not_believed_in_after_a_way_back(case_id: UUID) -> None:
    lost = uuid4()
    with transaction.atomic(), keyring.in_use():
        before = transaction.savepoint()
        keyring.make(lost)
        assert keyring.key_of(lost)
        transaction.savepoint_rollback(before)
        with pytest.raises(Erased):
            keyring.key_of(lost)
        assert keyring.key_of(case_id)


def test_what_is_erased_is_remembered_by_nothing_of_this_process(case_id: UUID) -> None:
    key = weakref.ref(keyring.key_of(case_id))
    assert key() is not None
    keyring.destroy(case_id)
    assert key() is None


def test_a_key_is_remembered_for_ten_minutes_at_most(case_id: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "monotonic", lambda: 1.0)
    key = keyring.key_to_read(case_id)
    assert keyring.key_to_read(case_id) is key
    monkeypatch.setattr(keyring, "monotonic", lambda: 1.0 + keyring.REMEMBERED)
    assert keyring.key_to_read(case_id) is not key


def test_nobody_destroys_a_key_under_a_writer(case_id: UUID) -> None:
    done = threading.Event()

    def erase() -> None:
        try:
            keyring.destroy(case_id)
            done.set()
        finally:
            connection.close()

    eraser = threading.Thread(target=erase)
    with transaction.atomic():
        keyring.key_of(case_id)
        eraser.start()
        assert not done.wait(0.3)
    eraser.join(10)
    assert done.is_set()


def test_every_key_is_wrapped_anew_and_the_old_master_opens_nothing(case_id: UUID, settings: object) -> None:
    key, (old, *_), new = keyring.key_of(case_id), masters.kept(), masters.new_master()
    settings.MASTER_KEYS = f"{new.line}\n{old.line}"  # type: ignore[attr-defined]
    with transaction.atomic(using="owner"):
        told = list(keyring.rewrap(connections["owner"], new))
    assert told[-1] == (1, 1)
    settings.MASTER_KEYS = new.line  # type: ignore[attr-defined]
    assert keyring.key_of(case_id) == key
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sealing_casekey WHERE wrapped LIKE %s", [f"{old.mark}%"])
        assert cursor.fetchone() == (0,)


def test_a_new_key_waits_while_masters_are_replaced() -> None:
    """Else it could be wrapped by the one that goes."""
    with transaction.atomic(using="owner"):
        list(keyring.rewrap(connections["owner"], masters.kept()[0]))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '50ms'")
            with pytest.raises(DatabaseError) as waited:
                keyring.make(uuid4())
    assert isinstance(waited.value.__cause__, psycopg.errors.LockNotAvailable)


def test_a_file_is_sealed_with_its_case(case_id: UUID) -> None:
    file_id = uuid4()
    files.put(case_id, file_id, b"A letter that says where she sleeps.")
    path = files.path_of(file_id)
    assert b"where she sleeps" not in path.read_bytes()
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert files.get(case_id, file_id) == b"A letter that says where she sleeps."
    assert (file_id, path) in list(files.every_file())
    keyring.destroy(case_id)
    with pytest.raises(Erased):
        files.get(case_id, file_id)


def test_a_file_under_another_number_does_not_open(case_id: UUID) -> None:
    file_id, other = uuid4(), uuid4()
    files.put(case_id, file_id, b"Sol")
    files.put(case_id, other, b"Gia")
    files.path_of(other).write_bytes(files.path_of(file_id).read_bytes())
    with pytest.raises(SealBroken):
        files.get(case_id, other)
    files.remove(file_id)
    files.remove(file_id)
    assert not files.path_of(file_id).exists()
