"""The web server, on a socket that is open already: `python -m alongside.config.web FILE_DESCRIPTOR`."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from alongside.config.parent import leave_with_parent

OPTIONS = {
    "proc_name": "alongside",
    "worker_class": "gthread",
    "workers": 2,
    "threads": 8,
    "timeout": 60,
    "graceful_timeout": 10,
    "loglevel": "warning",
    "control_socket_disable": True,
}


class Pages(BaseApplication):
    def __init__(self, file_descriptor: str) -> None:
        self.bind = f"fd://{file_descriptor}"
        super().__init__()

    def load_config(self) -> None:
        memory = Path("/dev/shm")  # nosec B108 - the heartbeat of a worker must not wait for a disk
        for name, value in {**OPTIONS, "bind": self.bind}.items():
            self.cfg.set(name, value)
        if memory.is_dir():
            self.cfg.set("worker_tmp_dir", str(memory))

    def load(self) -> Callable[..., Any]:
        from alongside.config.wsgi import application

        return application


if __name__ == "__main__":
    leave_with_parent()
    Pages(sys.argv[1]).run()
