"""Tells the database who is looking, so that its own wall stands behind ours.

The words hold for one transaction and are gone with it, whoever gets the connection next. They are said before the
first statement of a transaction, and again when the viewer changed. A statement outside a transaction gets one of
its own, for without the words it would find nothing.
"""

import json
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.pq import TransactionStatus

from alongside.foundations.access import viewing
from alongside.foundations.access.viewing import Look
from alongside.foundations.sealing import keyring

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]
Words = tuple[str, str, str, str]

SAY = (
    "SELECT set_config('alongside.user', %s, true), set_config('alongside.audiences', %s, true), "
    "set_config('alongside.service', %s, true), set_config('alongside.at', %s, true)"
)
NOBODY: Words = ("", "", "", "")


class Telling:
    """One a connection. It remembers what was last said in the transaction that runs."""

    def __init__(self) -> None:
        self._said: Words | None = None
        self._look: Look | None = None
        self._words = NOBODY

    def __call__(self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        wrapper: BaseDatabaseWrapper = context["connection"]
        look = viewing.look()
        if look is not None and wrapper.get_autocommit() and not wrapper.in_atomic_block:
            with transaction.atomic(using=wrapper.alias):
                return self(execute, sql, params, many, context)
        if not wrapper.get_autocommit():
            self._say(wrapper, self._words_of(look))
        try:
            return execute(sql, params, many, context)
        finally:
            if str(sql).startswith("ROLLBACK"):  # to a savepoint, before which something else was true
                self._said = None
                keyring.ask_again()

    def _words_of(self, look: Look | None) -> Words:
        """Worked out once a look, and not for every statement."""
        if look is not self._look:
            self._look, self._words = look, _words(look)
        return self._words

    def _say(self, wrapper: BaseDatabaseWrapper, words: Words) -> None:
        status = wrapper.connection.info.transaction_status
        if status == TransactionStatus.IDLE:
            self._said = NOBODY
        if status != TransactionStatus.INERROR and self._said != words:
            wrapper.connection.execute(SAY, words)
            self._said = words


def _words(look: Look | None) -> Words:
    if look is None:
        return NOBODY
    viewer = look.viewer
    reach = {str(named): sorted(sections) for named, sections in viewer.audiences.items()}
    return (
        str(viewer.user.pk) if viewer.user else "",
        json.dumps(reach),
        viewer.service or "",
        look.at.isoformat(),
    )


def listen(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """For the signal of a new connection; an old wrapper that connects anew keeps its one teller."""
    connection.execute_wrappers[:] = [
        wrapper for wrapper in connection.execute_wrappers if not isinstance(wrapper, Telling)
    ]
    connection.execute_wrappers.append(Telling())
