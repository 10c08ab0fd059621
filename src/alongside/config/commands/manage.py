"""Any command of Django, with the database running: `alongside manage makemigrations people`."""

from collections.abc import Sequence

from alongside.config.running import application


def run(arguments: Sequence[str]) -> int:
    with application():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["alongside manage", *arguments])
    return 0
