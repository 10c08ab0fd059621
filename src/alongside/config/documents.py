"""The documents that are written from the code, so that they cannot disagree with it."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps

from alongside.foundations.kernel import states

DOCS = Path(__file__).parents[3] / "docs"


def documents() -> Iterator[tuple[Path, str]]:
    """Each generated file under docs/ with its text."""
    _open_every_room()
    from alongside.rooms.clocks.rulebook import docs_rules

    yield DOCS / "rules.md", docs_rules()
    for table in states.registered():
        yield DOCS / "states" / f"{table.name.replace('_', '-')}.md", states.as_markdown(table)


def _open_every_room() -> None:
    """Rules, policies and state tables are known once their modules are imported, wherever they stand."""
    for app in apps.get_app_configs():
        if app.name.startswith("alongside.") and app.name != "alongside.config":
            _open(app.name)


def _open(package: str) -> None:
    for module in iter_modules(import_module(package).__path__):
        name = f"{package}.{module.name}"
        if module.ispkg and module.name not in ("migrations", "tests"):
            _open(name)
        elif not module.ispkg:
            import_module(name)
