"""Two real deployments: each its own data folder, database, `alongside serve` and keys, and a hand that acts in it."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from alongside.config.serving import listening

ROOT = Path(__file__).parents[2]
PATIENCE = 90  # seconds until a server answers


class Deployment:
    def __init__(self, folder: Path, database: dict[str, str]) -> None:
        with listening("127.0.0.1", 0) as free:
            self.port = int(free.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        here = {
            "ALONGSIDE_DATA": str(folder),
            "ALONGSIDE_URL": self.url,
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }
        self.environment = {**os.environ, **database, **here}
        self._hand = subprocess.Popen(
            [sys.executable, "-m", "tests.proofs.hand"],
            cwd=ROOT, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def ask(self, act: str, **told: Any) -> dict[str, Any]:
        assert self._hand.stdin is not None
        assert self._hand.stdout is not None
        self._hand.stdin.write(json.dumps({"act": act, **told}) + "\n")
        self._hand.stdin.flush()
        answer: dict[str, Any] = json.loads(self._hand.stdout.readline())
        return answer

    def start(self) -> None:
        self._serving = subprocess.Popen(
            [sys.executable, "-m", "alongside.config.cli", "serve", "--port", str(self.port)],
            cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(urllib.error.URLError, OSError):
                urllib.request.urlopen(f"{self.url}/sign-in/", timeout=10).close()
                return
            time.sleep(0.2)
        raise AssertionError("It does not serve.")

    def kill(self) -> None:
        """Web server, worker and who watches them, with no time to write anything."""
        everybody = [psutil.Process(self._serving.pid)]
        everybody += everybody[0].children(recursive=True)
        for process in everybody:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._serving.wait()

    def end(self) -> None:
        with suppress(psutil.NoSuchProcess):
            self.kill()
        with self._hand:
            self._hand.kill()
