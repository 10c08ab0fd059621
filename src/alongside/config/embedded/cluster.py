"""The files of a PostgreSQL cluster, and its programs run on them."""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

from alongside.config.embedded.places import SOCKET_NAME, SUPERUSER, Places
from alongside.config.embedded.user import CannotStart, programs, server_user

MAJOR = "18"
START_SECONDS = 120
LOCALE = ["--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
NO_PROCESS = 2**31 - 2  # no system gives out numbers as high

# A refused statement is not written to the server's log, and neither are the values it was about.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",  # nosec B105 - the name of a method
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
}
DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}
THROW_AWAY = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
}


def launch(places: Places, *, throw_away: bool) -> None:
    places.choose_home(server_user())
    if not places.cluster.exists():
        _make(places, ["--no-sync"] if throw_away else [])
    _check_version(places)
    places.claim_socket_folder(server_user())
    _write_settings(places, SETTINGS | (THROW_AWAY if throw_away else DURABLE))
    _clear_traces_of_a_crash(places)
    _start(places)


def halt(places: Places) -> None:
    _pg_ctl(places, "stop", "-m", "fast", "-t", str(START_SECONDS))


def _make(places: Places, options: list[str]) -> None:
    """Under another name first: a cluster is whole or not there."""
    draft = places.home / "cluster.draft"
    shutil.rmtree(draft, ignore_errors=True)
    user = server_user()
    user.own(draft)
    with tempfile.NamedTemporaryFile("w") as password:
        password.write(places.passwords()[SUPERUSER])
        password.flush()
        os.chown(password.name, user.uid, user.gid)
        owner = ["-U", SUPERUSER, f"--pwfile={password.name}", "--auth=scram-sha-256"]
        made = user.run([programs(user) / "initdb", "-D", draft, *owner, *LOCALE, *options])
    if made.returncode != 0:
        raise CannotStart(f"The database could not be made: {_reason(made.stdout)}")
    (draft / "pg_hba.conf").write_text("local all all scram-sha-256\n")
    with open(draft / "postgresql.conf", "a") as settings:
        settings.write("include = 'alongside.conf'\n")
    draft.rename(places.cluster)


def _check_version(places: Places) -> None:
    found = (places.cluster / "PG_VERSION").read_text().strip()
    if found != MAJOR:
        raise CannotStart(
            f"The database in {places.folder} was made by PostgreSQL {found} and this release brings {MAJOR}: "
            "write a dump with the old release, and restore it here."
        )


def _write_settings(places: Places, settings: dict[str, str]) -> None:
    socket_folder = '"{}"'.format(str(places.socket_folder).replace('"', '""'))
    lines = (
        "{} = '{}'\n".format(name, value.replace("'", "''"))
        for name, value in (settings | {"unix_socket_directories": socket_folder}).items()
    )
    path = places.cluster / "alongside.conf"
    path.write_text("".join(lines))
    os.chown(path, server_user().uid, server_user().gid)


def _clear_traces_of_a_crash(places: Places) -> None:
    """The server asks only whether the number in its lock files is alive, and refuses when a stranger has it now.

    The number is replaced and not the file removed, because the rest of the file tells the new server
    how to find out whether backends of the old one still write. One of ours that lives and did not answer has lost
    its socket: it is stopped.
    """
    pid_file = places.cluster / "postmaster.pid"
    if not pid_file.exists():
        return
    pid, rest = pid_file.read_text().split("\n", 1)
    if _is_server(int(pid), places.cluster):
        halt(places)
    else:
        pid_file.write_text(f"{NO_PROCESS}\n{rest}")
        (places.socket_folder / f"{SOCKET_NAME}.lock").unlink(missing_ok=True)


def _is_server(pid: int, cluster: Path) -> bool:
    with suppress(psutil.Error):
        command = psutil.Process(pid).cmdline()
        return bool(command) and Path(command[0]).name.startswith("postgres") and str(cluster) in command
    return False


def _start(places: Places) -> None:
    """Backends of a server that was killed take a moment to notice; until then their memory is in use."""
    deadline = time.monotonic() + 20
    while True:
        before = places.log.stat().st_size if places.log.exists() else 0
        done = _pg_ctl(places, "start", "-t", str(START_SECONDS), "-l", str(places.log))
        if done.returncode == 0:
            return
        said = (
            places.log.read_bytes()[before:].decode(errors="replace") if places.log.exists() else done.stdout
        )
        if "pre-existing shared memory" not in said or time.monotonic() > deadline:
            raise CannotStart(
                f"PostgreSQL did not start: {_reason(said or done.stdout)} (more in {places.log})"
            )
        time.sleep(0.1)


def _pg_ctl(places: Places, *arguments: str) -> "subprocess.CompletedProcess[str]":
    user = server_user()
    return user.run([programs(user) / "pg_ctl", *arguments, "-D", places.cluster, "--wait", "--silent"])


def _reason(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    fatal = [line for line in lines if "FATAL" in line or "error" in line]
    return (fatal or lines or ["it said nothing"])[-1]
