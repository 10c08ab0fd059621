"""The server's life: started or joined, used, let go.

It listens on no network, only on a socket in a folder that nobody else may enter, and even there it asks for a
password. Every process that uses it holds a shared lock, and the last one out stops it. The kernel lets go of
the locks of a process that was killed, so nothing has to be counted.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import pq, sql

from alongside.config.embedded.cluster import DURABLE, START_SECONDS, halt, launch
from alongside.config.embedded.places import OWNER, PROGRAM, SUPERUSER, Places
from alongside.config.embedded.user import CannotStart

PLAIN = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION"


class EmbeddedPostgres:
    """`throw_away` is for clusters of tests: fast, may lose everything, and the owner may make databases."""

    def __init__(self, folder: Path, *, throw_away: bool = False) -> None:
        self.places = Places(folder.absolute())
        self.throw_away = throw_away
        self._hold: int | None = None

    def start(self) -> None:
        """Start the server, or join the one that runs. Several processes may do this at once."""
        with self._one_at_a_time():
            if self._hold is None:
                self._hold = os.open(self.places.folder / "in-use.lock", os.O_RDWR | os.O_CREAT, 0o600)
                fcntl.flock(self._hold, fcntl.LOCK_SH)
            try:
                if not self.running():
                    launch(self.places, throw_away=self.throw_away)
                self._furnish()
            except BaseException:
                self._let_go()
                raise

    def stop(self) -> None:
        """Let go of the server; stop it if nobody else holds it."""
        if self._hold is None:
            return
        with self._one_at_a_time():
            self._let_go()

    def _let_go(self) -> None:
        assert self._hold is not None
        if _nobody_else_holds(self._hold):
            halt(self.places)
        os.close(self._hold)
        self._hold = None

    def running(self) -> bool:
        """Whether it answers; waits for one that is starting, stopping or recovering."""
        host = str(self.places.socket_folder).replace("\\", "\\\\").replace("'", "\\'")
        deadline = time.monotonic() + START_SECONDS
        while (
            answer := pq.PGconn.ping(f"host='{host}' port=5432 dbname=postgres".encode())
        ) == pq.Ping.REJECT:
            if time.monotonic() > deadline:
                raise CannotStart(
                    f"PostgreSQL is busy starting or stopping for too long: see {self.places.log}"
                )
            time.sleep(0.05)
        return answer == pq.Ping.OK

    def left_behind(self) -> bool:
        """Whether it runs although nobody holds it: its last program was killed."""
        with self._one_at_a_time(), open(self.places.folder / "in-use.lock", "a") as lock:
            return _nobody_else_holds(lock.fileno()) and self.running()

    def dsn(self, database: str = OWNER, role: str = PROGRAM) -> str:
        """As a URL. Passwords are made before the server is, so asking starts nothing."""
        host = quote(str(self.places.socket_folder), safe="")
        return f"postgresql://{role}:{self.places.passwords()[role]}@{host}:5432/{database}"

    @contextmanager
    def maintenance(self, database: str = "postgres") -> Iterator[psycopg.Connection[tuple[object, ...]]]:
        """A connection of the superuser, each statement on its own."""
        with psycopg.connect(self.dsn(database, SUPERUSER), autocommit=True) as connection:
            yield connection

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        self.places.passwords()
        with open(self.places.folder / "start.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _furnish(self) -> None:
        with self.maintenance() as connection:
            self._make_role(connection, OWNER, "CREATEDB" if self.throw_away else "NOCREATEDB")
            self._make_role(connection, PROGRAM, "NOCREATEDB")
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [OWNER]).fetchone()
            if known is None:
                connection.execute(sql.SQL("CREATE DATABASE {0} OWNER {0}").format(sql.Identifier(OWNER)))
                connection.execute(
                    sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(OWNER))
                )
            connection.execute(
                sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                    sql.Identifier(OWNER), sql.Identifier(PROGRAM)
                )
            )
            if self.throw_away:  # so that a database is dropped under whoever is still in it
                connection.execute(
                    sql.SQL("GRANT {} TO {}").format(sql.Identifier(PROGRAM), sql.Identifier(OWNER))
                )
            else:
                _refuse_if_not_durable(connection)

    def _make_role(self, connection: psycopg.Connection[tuple[object, ...]], name: str, more: str) -> None:
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone() is None:
            connection.execute(
                sql.SQL("CREATE ROLE {} {} PASSWORD {}").format(
                    sql.Identifier(name),
                    sql.SQL(f"{PLAIN} {more}"),
                    sql.Literal(self.places.passwords()[name]),
                )
            )


def _refuse_if_not_durable(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    for name, wanted in DURABLE.items():
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
        if row != (wanted,):
            raise CannotStart(
                f"The database runs with {name} = {row and row[0]}: it could lose what was written."
            )


def _nobody_else_holds(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
