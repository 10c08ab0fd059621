"""Everything that is not code lives in one folder, so that two deployments are two folders."""

import base64
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alongside.foundations.kernel.disk import keep_entries, write_new
from alongside.foundations.kernel.results import Refused

PARTS = ("postgres", "files", "keys", "logs", "outbox")


@dataclass(frozen=True)
class DataFolder:
    root: Path

    @classmethod
    def from_environment(cls) -> "DataFolder":
        return cls(Path(os.environ.get("ALONGSIDE_DATA") or "var").expanduser().absolute())

    @property
    def postgres(self) -> Path:
        return self.root / "postgres"

    @property
    def files(self) -> Path:
        return self.root / "files"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def outbox(self) -> Path:
        return self.root / "outbox"

    def check_holds_nothing_else(self) -> None:
        """A folder of ours, or one in which nothing lies. A table of proofs may have been written there before."""
        if self.postgres.exists() or not self.root.exists():
            return
        if others := sorted(
            {entry.name for entry in self.root.iterdir()} - {*PARTS, "static", "proofs.json"}
        ):
            raise Refused(
                f"{self.root} holds something else already, {others[0]} for one. Nothing was written.",
                "Name an empty folder with ALONGSIDE_DATA.",
            )

    def prepare(self) -> "DataFolder":
        """Make the folders that are missing, closed to everybody else; those that exist keep their mode.

        Made by root, the outermost may be crossed (not listed), for the user that the database server runs as.
        """
        self.root.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
        for part in PARTS:
            (self.root / part).mkdir(mode=0o700, exist_ok=True)
        return self

    def secret_key(self) -> str:
        """The key that signs sessions and links: made once, kept in `keys/`."""
        self.prepare()
        return kept_secret(self.keys / "secret-key", lambda: secrets.token_urlsafe(48))

    def anchor_key(self) -> str:
        """Signs what is written outside of the audit trail. Lost, earlier anchors can no longer be told from forged."""
        self.prepare()
        return kept_secret(self.keys / "audit-anchors", lambda: secrets.token_urlsafe(48))

    def master_keys(self, *, make: bool) -> Path:
        """The file of the keys that wrap the keys of cases. Lost, all that was written about people is lost."""
        self.prepare()
        path = self.keys / "masters"
        if make:
            kept_secret(path, lambda: base64.b64encode(secrets.token_bytes(32)).decode())
        return path

    def parcel_keys(self, make: Callable[[], str]) -> str:
        """What other deployments know this one by. Lost, each of them must be told the new ones and compare them."""
        self.prepare()
        return kept_secret(self.keys / "parcels", make)

    def second_factor_key(self) -> str:
        """Encrypts what second factors are checked with. Lost, everybody sets up a second factor anew."""
        self.prepare()
        return kept_secret(self.keys / "second-factors", lambda: secrets.token_urlsafe(48))


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """What the file holds; made first where it is missing, whole or not at all, readable by its owner only."""
    if not path.exists():
        draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
        write_new(draft, make().encode())
        try:
            os.link(draft, path)  # fails, instead of replacing, when another process was first
            keep_entries(path.parent)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
