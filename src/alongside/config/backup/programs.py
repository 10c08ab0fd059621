"""pg_dump and pg_restore: those of the embedded package, or those of the system, whichever fit the server."""

import os
import re
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg.conninfo import make_conninfo

from alongside.config.embedded.user import CannotStart, programs, server_user
from alongside.config.migrating import OWNER
from alongside.foundations.kernel.results import Refused

# Where Debian and Red Hat keep those of each version; what Debian has on the PATH is a script that chooses one.
KEPT_IN = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin")
WITHOUT_OWNER = Refused(
    "Only the role that owns the tables can copy all of them.",
    "Set DATABASE_OWNER_URL to it, for this command alone.",
)


@dataclass(frozen=True)
class Programs:
    """Of one major version, the server's own or the next newer one that is here."""

    folder: Path
    major: int

    def dump(self) -> list[str]:
        """All but the keys of cases, which are kept apart, and the sessions, with which somebody could walk in."""
        return [
            *(str(self.folder / "pg_dump"), "--format=custom", "--no-password", "--enable-row-security"),
            *("--lock-wait-timeout=60000", "--exclude-table-data=public.sealing_casekey"),
            *("--exclude-table-data=public.accounts_session", f"--dbname={_address()}"),
        ]

    def restore(self) -> list[str]:
        return [
            *(str(self.folder / "pg_restore"), "--single-transaction", "--exit-on-error", "--no-password"),
            f"--dbname={_address()}",
        ]


def find() -> Programs:
    check_owner()
    wanted = server_major()
    found = sorted((version, folder) for folder in _folders() if (version := _version(folder)) >= wanted)
    if not found:
        raise Refused(
            f"The server is PostgreSQL {wanted}, and no pg_dump and pg_restore of that version or newer are here.",
            f"Install the client programs of PostgreSQL {wanted}, so that they are found on the PATH.",
        )
    major, folder = found[0]
    return Programs(folder, major)


def check_owner() -> None:
    if role(OWNER) == role(DEFAULT_DB_ALIAS):
        raise WITHOUT_OWNER


def role(alias: str) -> str:
    return str(connections[alias].settings_dict["USER"])


def server_major() -> int:
    owner = connections[OWNER]
    owner.ensure_connection()
    return int(owner.connection.info.server_version) // 10_000


def environment() -> dict[str, str]:
    """The password stands nowhere on a command line, which other users of the machine can read."""
    return {**os.environ, "PGPASSWORD": str(connections[OWNER].settings_dict["PASSWORD"]), "LC_ALL": "C"}


def _address() -> str:
    where: dict[str, Any] = connections[OWNER].settings_dict
    parts = {"host": where["HOST"], "port": where["PORT"], "user": where["USER"], "dbname": where["NAME"]}
    encryption = {name: value for name, value in where.get("OPTIONS", {}).items() if name.startswith("ssl")}
    return make_conninfo("", **{name: value for name, value in (parts | encryption).items() if value})


def _folders() -> set[Path]:
    on_path = shutil.which("pg_dump")
    folders = {Path(on_path).resolve().parent} if on_path else set()
    folders.update(folder for pattern in KEPT_IN for folder in Path("/").glob(pattern))
    with suppress(CannotStart):  # the embedded package need not be here where another server is in use
        folders.add(programs(server_user()))
    return {folder for folder in folders if (folder / "pg_restore").exists()}


def _version(folder: Path) -> int:
    done = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=False)
    told = re.search(r"(\d+)\.", done.stdout)
    return int(told.group(1)) if told and done.returncode == 0 else 0
