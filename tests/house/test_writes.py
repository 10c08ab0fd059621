"""Rows are written by verbs. A write anywhere else is found here, and at run time by the guarded models."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "alongside"
WRITES = {"save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update"}
# `update` and `delete` are also words of dictionaries and sessions: they count where a manager is named.
ON_ROWS = {"update", "delete"}
MAY_WRITE = {"actions", "models", "tests", "migrations"}


def modules() -> Iterator[Path]:
    for path in sorted(SOURCE.rglob("*.py")):
        parts = {part.removesuffix(".py") for part in path.relative_to(SOURCE).parts}
        if not parts & MAY_WRITE:
            yield path


def writes_in(source: str) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_write(node.func)
    ]


def _is_write(called: ast.Attribute) -> bool:
    if called.attr in ON_ROWS:
        return ".objects" in ast.unparse(called.value)
    return called.attr in WRITES


def test_only_verbs_write() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}" for path in modules() for line in writes_in(path.read_text())
    ]
    allowed = {
        "foundations/design/once.py",  # the receipt of a form, which is about no one
        "foundations/design/jobs.py",  # the same receipt, cleared when it is old
        "foundations/uploads/pictures.py",  # a picture, into memory
        "foundations/uploads/documents.py",  # and a document
        "foundations/papers/word.py",  # and a paper
        "foundations/accounts/jobs.py",  # sessions and tries that are over
        "foundations/access/guarded.py",  # the guard itself
        "foundations/audit/record.py",  # the evidence of every verb
    }
    assert [place for place in found if place.partition(":")[0] not in allowed] == []


def test_a_planted_write_is_found() -> None:
    assert writes_in("Case.objects.filter(pk=1).update(state='closed')") == [1]
    assert writes_in("note.save()") == [1]
    assert writes_in("words.update(more)") == []
