import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest

from alongside.config import jobs


class Jobs:
    """A job manager with two dropped jobs in it."""

    def __init__(self) -> None:
        self.done_again: list[int] = []
        self.given_up: list[int] = []

    async def get_stalled_jobs(self) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(id=1, attempts=2, task_name="x"),
            SimpleNamespace(id=2, attempts=3, task_name="x"),
        ]

    async def retry_job(self, job: Any) -> None:
        self.done_again.append(job.id)

    async def finish_job(self, job: Any, status: object, *, delete_job: bool) -> None:
        self.given_up.append(job.id)


def test_a_dropped_job_is_done_again_and_given_up_aloud_after_three_times(
    caplog: pytest.LogCaptureFixture,
) -> None:
    manager = Jobs()
    context: Any = SimpleNamespace(app=SimpleNamespace(job_manager=manager))
    with ThreadPoolExecutor() as beside:  # a browser may keep an event loop in this thread
        beside.submit(asyncio.run, jobs.take_up_what_was_dropped.func(context, 0)).result()
    assert (manager.done_again, manager.given_up) == ([1], [2])
    assert "Job 2 (x) was dropped 3 times and is given up." in caplog.text
