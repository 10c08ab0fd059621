from typing import Any

from django.core.management.base import BaseCommand

from alongside.config.documents import documents


class Command(BaseCommand):
    help = "Write docs/rules.md and docs/states/ from the code."

    def handle(self, *args: Any, **options: Any) -> None:
        for path, text in documents():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
