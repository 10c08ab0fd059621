"""The keys of cases: made with the case, asked for one at a time, destroyed when the case is erased."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from time import monotonic
from uuid import UUID

from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import journal, masters
from alongside.foundations.sealing.envelope import CaseKey, decrypt, encrypt, new_key
from alongside.foundations.sealing.masters import Master

LOCK = "pg_advisory_xact_lock%s(hashtext('master keys'), 0)"
REMEMBERED = 600  # seconds
_in_use: ContextVar[dict[UUID, CaseKey] | None] = ContextVar("keys_in_use", default=None)


class Erased(Refused):
    """There is no key: the case was erased, or never had one."""

    def __init__(self) -> None:
        super().__init__("What was written about this person has been erased. Nothing can be added.")


@contextmanager
def in_use() -> Iterator[None]:
    """Ask for each key once while this lasts. Each is held until the transaction ends: none goes under its writer."""
    token = _in_use.set({}) if _in_use.get() is None else None
    try:
        yield
    finally:
        if token is not None:
            _in_use.reset(token)


def ask_again() -> None:
    """Back at a savepoint: keys held since are let go again, and those made since are not there."""
    (_in_use.get() or {}).clear()


def make(case_id: UUID) -> None:
    """Shuts out the replacing of master keys until the transaction ends: else the new key could be wrapped by one
    that goes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + LOCK % "_shared")
        wrapped = wrap(new_key(case_id), masters.kept()[0])
        cursor.execute("SELECT sealing_add_key(%s, %s)", [case_id, wrapped])


def key_of(case_id: UUID) -> CaseKey:
    """To write with."""
    known = _in_use.get()
    if known is not None and case_id in known:
        return known[case_id]
    key = _asked(case_id, "SELECT sealing_hold_key(%s)")
    if known is not None:
        known[case_id] = key
    return key


def key_to_read(case_id: UUID) -> CaseKey:
    return _asked(case_id, "SELECT sealing_key(%s)")


def destroy(case_id: UUID) -> bool:
    """Whatever was sealed with it can never be read again, in any copy. False where there was none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealing_destroy_key(%s)", [case_id])
        (was_there,) = cursor.fetchone()
    (_in_use.get() or {}).pop(case_id, None)
    transaction.on_commit(_unwrapping.cache_clear, robust=True)
    transaction.on_commit(lambda: journal.add([case_id]))
    return bool(was_there)


def wrap(key: CaseKey, master: Master) -> str:
    sealed = encrypt(master.secret, key.secret, key.case_id.bytes)
    return f"{master.mark}.{base64.b64encode(sealed).decode()}"


def unwrap(case_id: UUID, wrapped: str) -> CaseKey:
    return _unwrapping(int(monotonic() / REMEMBERED))(case_id, wrapped)


@lru_cache(maxsize=1)
def _unwrapping(_period: int) -> Callable[[UUID, str], CaseKey]:
    """A new memory each period; the one before is gone, with the keys of cases that another process erased."""
    return lru_cache(maxsize=2048)(_unwrapped)


def _unwrapped(case_id: UUID, wrapped: str) -> CaseKey:
    mark, _, sealed = wrapped.partition(".")
    secret = decrypt(masters.marked(mark).secret, base64.b64decode(sealed), case_id.bytes)
    return CaseKey(case_id, secret)


def rewrap(owner: BaseDatabaseWrapper, by: Master) -> Iterator[tuple[int, int]]:
    """Every key, wrapped anew by this master. Within a transaction of the role that owns the tables; tells how far."""
    with owner.cursor() as cursor:
        cursor.execute("SELECT " + LOCK % "")
        cursor.execute("SELECT case_id, wrapped FROM sealing_casekey")
        old = cursor.fetchall()
        for start in range(0, len(old), 1000):
            some = [(wrap(unwrap(*row), by), row[0]) for row in old[start : start + 1000]]
            cursor.executemany("UPDATE sealing_casekey SET wrapped = %s WHERE case_id = %s", some)
            yield start + len(some), len(old)


def marks() -> list[tuple[str, int]]:
    """Of the masters that wrapped the keys there are, each with how many."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT split_part(wrapped, '.', 1) AS mark, count(*) FROM sealing_casekey GROUP BY mark"
        )
        return [(str(mark), int(number)) for mark, number in cursor.fetchall()]


def _asked(case_id: UUID, question: str) -> CaseKey:
    with connection.cursor() as cursor:
        cursor.execute(question, [case_id])
        (wrapped,) = cursor.fetchone()
    if wrapped is None:
        raise Erased
    return unwrap(case_id, wrapped)
