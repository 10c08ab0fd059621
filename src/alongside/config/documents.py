"""The documents that are written from the code, so that they cannot disagree with it."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
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
    """Rules and state tables are known once their modules are imported, those inside a package too."""
    for app in apps.get_app_configs():
        for part in ("states", "rules"):
            if app.name.startswith("alongside.") and find_spec(f"{app.name}.{part}"):
                _open(f"{app.name}.{part}")


def _open(name: str) -> None:
    module = import_module(name)
    for inner in iter_modules(getattr(module, "__path__", [])):
        import_module(f"{name}.{inner.name}")
