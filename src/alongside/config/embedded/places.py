"""Where the pieces of the embedded server stand."""

import hashlib
import json
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from alongside.config.data_folder import kept_secret
from alongside.config.embedded.user import CannotStart, ServerUser, room_elsewhere

SUPERUSER = "postgres"
OWNER = "alongside"  # of the tables: for migrations and upkeep
PROGRAM = "alongside_app"  # owns nothing
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 103  # bytes: macOS allows 104 with the closing NUL, Linux four more


@dataclass(frozen=True)
class Places:
    folder: Path

    @property
    def home(self) -> Path:
        """Of cluster and socket: the folder itself, or one elsewhere that is written down in it."""
        record = self.folder / "elsewhere"
        if not record.exists():
            return self.folder
        home = Path(record.read_text())
        owner = (home / "belongs-to").read_text()
        if owner != str(self.folder):
            raise CannotStart(
                f"The database of {self.folder} is kept in {home}, which belongs to {owner}: "
                f"if you moved the data folder, write its new path into {home}/belongs-to."
            )
        return home

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        return self.home / "run" / "server.log"

    @property
    def socket_folder(self) -> Path:
        usual = self.home / "run"
        return usual if fits(usual) else _short_folder(usual)

    def claim_socket_folder(self, user: ServerUser) -> None:
        folder = self.socket_folder
        user.own(self.home / "run")
        if folder.is_symlink() or (folder.exists() and folder.stat().st_uid != user.uid):
            raise CannotStart(f"{folder} must be a folder of yours that nobody else may enter: remove it.")
        user.own(folder)

    def choose_home(self, user: ServerUser) -> None:
        """Only as root is there a choice, and only before there is a cluster."""
        if os.geteuid() != 0 or (self.folder / "elsewhere").exists() or (self.folder / "cluster").exists():
            return
        user.let_through(self.folder)
        if not (user.can_pass(self.folder) and fits(self.folder / "run")):
            (self.folder / "elsewhere").write_text(str(room_elsewhere(user, self.folder)))

    def passwords(self) -> dict[str, str]:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            kept: dict[str, str] = json.loads(
                kept_secret(self.folder / "passwords.json", lambda: _new_passwords(SUPERUSER, OWNER))
            )
            kept |= json.loads(kept_secret(self.folder / "program.json", lambda: _new_passwords(PROGRAM)))
        except PermissionError as error:
            raise CannotStart(
                f"{self.folder} belongs to another user: start Alongside as that user."
            ) from error
        return kept


def _new_passwords(*roles: str) -> str:
    return json.dumps({role: secrets.token_urlsafe(32) for role in roles})


def fits(folder: Path) -> bool:
    return len(os.fsencode(folder / SOCKET_NAME)) <= SOCKET_PATH_LIMIT


def _short_folder(usual: Path) -> Path:
    """For a data folder with a long path. Others can write beside it, so it has to be claimed."""
    runtime = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    name = hashlib.sha256(os.fsencode(usual)).hexdigest()[:12]
    return Path(runtime) / f"alongside-{os.geteuid()}-{name}"
