"""The job that looks after the jobs."""

import logging

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

ENOUGH = 3
log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="take-up-what-was-dropped", pass_context=True)
async def take_up_what_was_dropped(context: JobContext, timestamp: int) -> None:
    """A worker that was killed leaves its job "doing" for ever: it is done again, and after three times given up."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        if job.attempts < ENOUGH:
            await jobs.retry_job(job)
        else:
            log.error("Job %s (%s) was dropped %s times and is given up.", job.id, job.task_name, ENOUGH)
            await jobs.finish_job(job, Status.FAILED, delete_job=False)
