"""Which cases were erased, one a line, beside the database: what an older copy brings back is erased again."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from alongside.foundations.kernel.results import Refused


def path() -> Path:
    found: Path = settings.DATA.root / "erasures.jsonl"
    return found


def lines() -> list[str]:
    return [line for line in path().read_text().splitlines() if line.strip()] if path().exists() else []


def cases(of: Iterable[str]) -> set[UUID]:
    try:
        return {UUID(json.loads(line)["case_id"]) for line in of}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(
            "A line of the journal of erasures cannot be read.", "See docs/operator/backup.md."
        ) from error


def add(more: Iterable[str]) -> None:
    known = set(lines())
    new = [line for line in more if line not in known]
    with open(os.open(path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a") as file:
        file.writelines(f"{line}\n" for line in new)
        file.flush()
        os.fsync(file.fileno())
