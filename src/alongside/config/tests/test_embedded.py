"""The embedded server: started, joined, crashed, closed to others."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from alongside.config.embedded import CannotStart, EmbeddedPostgres
from alongside.config.embedded.places import OWNER, PROGRAM, SUPERUSER, fits
from tests.support import run

# Starts, says so, waits for a line, stops.
ANOTHER_PROCESS = """
import sys
from pathlib import Path
from alongside.config.embedded import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]), throw_away=True)
server.start()
print("started", flush=True)
sys.stdin.readline()
server.stop()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short, and crossable by the user that the server runs as when the tests run as root."""
    root = Path(tempfile.mkdtemp(prefix="db-", dir=run.folder()))
    root.chmod(0o711)
    yield root / "postgres"
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def standing() -> Iterator[EmbeddedPostgres]:
    """For tests that only look."""
    root = Path(tempfile.mkdtemp(prefix="db-", dir=run.folder()))
    root.chmod(0o711)
    server = EmbeddedPostgres(root / "postgres")
    server.start()
    yield server
    server.stop()
    shutil.rmtree(root)


@pytest.fixture
def server(folder: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(folder, throw_away=True)
    server.start()
    yield server
    server.stop()


def another_process(folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", ANOTHER_PROCESS, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def answer(server: EmbeddedPostgres, question: str) -> object:
    with psycopg.connect(server.dsn(role=OWNER)) as connection:
        row = connection.execute(question.encode()).fetchone()
    return row and row[0]


def postmaster(server: EmbeddedPostgres) -> int:
    return int((server.places.cluster / "postmaster.pid").read_text().split()[0])


def test_what_was_written_is_there_after_a_restart(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.dsn(role=OWNER)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    server.stop()
    assert not server.running()
    server.start()
    assert answer(server, "SELECT answer FROM kept") == 42


def test_the_last_one_out_stops_it(server: EmbeddedPostgres) -> None:
    other = EmbeddedPostgres(server.places.folder, throw_away=True)
    other.start()
    server.stop()
    assert answer(other, "SELECT 1") == 1
    other.stop()
    assert not other.running()


def test_processes_that_start_at_once_share_one_server(folder: Path) -> None:
    others = [another_process(folder) for _ in range(4)]
    said = [other.stdout.readline() for other in others if other.stdout]
    cluster = str(folder / "cluster")
    servers = [p for p in psutil.process_iter(["cmdline"]) if cluster in (p.info["cmdline"] or [])]
    for other in others:
        other.communicate("\n")
    assert said == ["started\n"] * 4
    assert len(servers) == 1
    assert [other.returncode for other in others] == [0] * 4
    assert not EmbeddedPostgres(folder).running()


def test_a_killed_program_leaves_a_server_that_the_next_one_joins_and_stops(folder: Path) -> None:
    killed = another_process(folder)
    assert killed.stdout
    killed.stdout.readline()
    killed.kill()
    killed.communicate()
    server = EmbeddedPostgres(folder, throw_away=True)
    assert server.left_behind()
    pid = postmaster(server)
    server.start()
    assert postmaster(server) == pid
    assert not EmbeddedPostgres(folder).left_behind()
    server.stop()
    assert not server.running()


def test_a_killed_server_is_started_again(folder: Path) -> None:
    server = EmbeddedPostgres(folder)
    server.start()
    with psycopg.connect(server.dsn(role=OWNER)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(postmaster(server), signal.SIGKILL)
    server.start()
    assert answer(server, "SELECT answer FROM kept") == 42
    server.stop()


def test_a_trace_of_a_crash_whose_number_a_stranger_has_now_is_no_hindrance(server: EmbeddedPostgres) -> None:
    trace = (server.places.cluster / "postmaster.pid").read_text().split("\n", 1)[1]
    server.stop()
    (server.places.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{trace}")
    server.start()
    assert answer(server, "SELECT 1") == 1


def test_a_server_that_lost_its_socket_is_stopped_and_started(server: EmbeddedPostgres) -> None:
    (server.places.socket_folder / ".s.PGSQL.5432").unlink()
    server.start()
    assert answer(server, "SELECT 1") == 1


def test_the_role_of_the_pages_owns_nothing(standing: EmbeddedPostgres) -> None:
    rights = "rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
    with psycopg.connect(standing.dsn()) as connection:
        found = connection.execute(f"SELECT {rights} FROM pg_roles WHERE rolname = current_user").fetchone()
    assert found == (False, False, False, False, False)
    assert (
        answer(standing, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'alongside'")
        == OWNER
    )
    owned = f"SELECT count(*) FROM pg_shdepend WHERE refobjid = '{PROGRAM}'::regrole AND deptype = 'o'"
    assert answer(standing, owned) == 0


@pytest.mark.parametrize("role", [PROGRAM, OWNER, SUPERUSER])
def test_nobody_enters_without_the_password(standing: EmbeddedPostgres, role: str) -> None:
    wrong = standing.dsn("postgres", role).replace(standing.places.passwords()[role], "wrong")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_it_listens_on_no_network_and_in_a_closed_folder(standing: EmbeddedPostgres) -> None:
    assert answer(standing, "SHOW listen_addresses") == ""
    assert stat.S_IMODE(standing.places.socket_folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(standing.places.cluster.stat().st_mode) == 0o700
    assert stat.S_IMODE((standing.places.folder / "passwords.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes", "synchronous_commit"])
def test_a_server_that_could_lose_what_was_written_is_refused(
    standing: EmbeddedPostgres, setting: str
) -> None:
    def change(statement: str) -> None:
        with standing.maintenance() as connection:
            connection.execute(statement.encode())
            connection.execute("SELECT pg_reload_conf()")

    change(f"ALTER SYSTEM SET {setting} = 'off'")
    try:
        with pytest.raises(CannotStart, match=f"{setting} = off"):
            EmbeddedPostgres(standing.places.folder).start()
    finally:
        change(f"ALTER SYSTEM RESET {setting}")


def test_a_refused_statement_leaves_no_values_in_the_log(standing: EmbeddedPostgres) -> None:
    with psycopg.connect(standing.dsn(role=OWNER), autocommit=True) as connection:
        connection.execute("CREATE TABLE names (name text UNIQUE)")
        connection.execute("INSERT INTO names VALUES ('a-name-nobody-may-read')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO names VALUES ('a-name-nobody-may-read')")
    log = standing.places.log.read_text()
    assert "violates unique constraint" in log
    assert "a-name-nobody-may-read" not in log


def serves_and_goes(server: EmbeddedPostgres) -> None:
    server.start()
    assert answer(server, "SELECT 1") == 1
    assert stat.S_IMODE(server.places.socket_folder.stat().st_mode) == 0o700
    server.stop()
    for made in {server.places.home, server.places.socket_folder}:
        shutil.rmtree(made, ignore_errors=True)


def test_a_long_path_gets_a_short_socket(folder: Path) -> None:
    long = folder.with_name("x" * 120) / "postgres"
    assert not fits(long / "run")
    long.parent.mkdir(mode=0o711)
    serves_and_goes(EmbeddedPostgres(long, throw_away=True))


def test_a_folder_closed_to_others_stays_closed(folder: Path) -> None:
    """Root's server runs as another user, who could not get here: its cluster then stands elsewhere."""
    folder.parent.chmod(0o700)
    serves_and_goes(EmbeddedPostgres(folder, throw_away=True))
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700


def test_a_copied_data_folder_does_not_share_the_database_of_the_first(folder: Path) -> None:
    home = folder.with_name("home")
    home.mkdir(parents=True)
    (home / "belongs-to").write_text("/somewhere/first/postgres")
    folder.mkdir()
    (folder / "elsewhere").write_text(str(home))
    with pytest.raises(CannotStart, match="belongs to /somewhere/first/postgres"):
        EmbeddedPostgres(folder).start()
