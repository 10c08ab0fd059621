"""`alongside serve`: pages and jobs start, and everything ends with it, however it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from alongside.config import cli
from alongside.config.embedded import EmbeddedPostgres
from tests.support import run

SOON = 60
pytestmark = pytest.mark.xdist_group("serving")


class Deployment:
    """A data folder of its own and a server on a free port."""

    def __init__(self, data: Path) -> None:
        self.database = EmbeddedPostgres(data / "postgres")
        environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "ALONGSIDE_URL")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "alongside.config.cli", "serve", "--port", "0"],
            env={**environment, "ALONGSIDE_DATA": str(data)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.port = int(re.findall(r"http://127.0.0.1:(\d+) ", self.said())[0])

    def said(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline()

    def complained(self) -> str:
        assert self.process.stderr
        return next(line for line in self.process.stderr if "worker" in line)

    def children(self, module: str = "") -> list[psutil.Process]:
        found = psutil.Process(self.process.pid).children()
        return [child for child in found if any(module in part for part in child.cmdline())]

    def worker(self) -> psutil.Process:
        """Forked is not begun: until then it has the arguments of its parent, or none."""
        while not (found := self.children("alongside.config.worker")):
            assert self.process.poll() is None
        return found[0]

    def answers(self) -> int:
        with socket.create_connection(("127.0.0.1", self.port), timeout=SOON) as connection:
            connection.sendall(b"GET /static/none HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
            return int(connection.makefile().readline().split()[1])

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        self.process.communicate(timeout=SOON)
        return self.process.returncode


@pytest.fixture(scope="module")
def data() -> Path:
    """Migrated by the first deployment and found ready by the next."""
    data = Path(tempfile.mkdtemp(prefix="serve-", dir=run.folder()))
    data.chmod(0o711)
    return data


@pytest.fixture
def deployment(data: Path) -> Iterator[Deployment]:
    deployment = Deployment(data)
    yield deployment
    if deployment.process.poll() is None:
        deployment.end(signal.SIGTERM)
    deployment.database.start()
    deployment.database.stop()


def leave_nothing_behind(deployment: Deployment, number: int) -> None:
    everything = psutil.Process(deployment.process.pid).children(recursive=True)
    assert deployment.end(number) == (-number if number == signal.SIGKILL else 0)
    assert not psutil.wait_procs(everything, timeout=SOON)[1]


def test_its_worker_is_started_again_and_told_to_stop_it_ends_everything(deployment: Deployment) -> None:
    deployment.worker().kill()
    assert deployment.complained() == "The job worker ended (-9) and is started again.\n"
    assert deployment.answers() < 600
    leave_nothing_behind(deployment, signal.SIGTERM)
    assert not deployment.database.running()


def test_killed_its_children_leave_and_a_new_one_takes_over_until_interrupted(deployment: Deployment) -> None:
    deployment.answers()
    leave_nothing_behind(deployment, signal.SIGKILL)
    next_one = Deployment(deployment.database.places.folder.parent)
    assert next_one.answers() < 600
    leave_nothing_behind(next_one, signal.SIGINT)
    assert not deployment.database.running()


def test_a_port_in_use_is_refused_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["serve", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert (
        said
        == f"Port {port} of 127.0.0.1 cannot be used: Address already in use. Choose another with --port.\n"
    )


@pytest.mark.parametrize("wrong", ["x", "-1", "70000"])
def test_a_port_that_is_none_is_wrong_usage(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve", "--port", wrong])
    assert ended.value.code == 2
