"""What runs the jobs: `python -m alongside.config.worker`, with `--until-idle` only those that are due."""

import os
import sys

import django

from alongside.config.parent import leave_with_parent


def work(*, wait: bool) -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    assert isinstance(app.connector, DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()) as with_worker:
        with_worker.run_worker(wait=wait, shutdown_graceful_timeout=10, delete_jobs="successful")


if __name__ == "__main__":
    leave_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()
    work(wait="--until-idle" not in sys.argv)
