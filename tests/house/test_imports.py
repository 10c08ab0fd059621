"""The import contracts are whole, and what an import checker cannot see, foreign keys by name, obeys them too."""

import tomllib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Field, Model

HOUSE = Path(__file__).parents[2]
CONTRACTS: list[dict[str, Any]] = tomllib.loads((HOUSE / "pyproject.toml").read_text())["tool"][
    "importlinter"
]["contracts"]
LAYERS = [contract for contract in CONTRACTS if contract["type"] == "layers"]


def packages(folder: str) -> set[str]:
    found = {path.parent.name for path in (HOUSE / "src/alongside" / folder).glob("*/__init__.py")}
    return {f"alongside.{folder}.{name}" for name in found - {"tests"}}


def heights(container: str) -> dict[str, int]:
    """How high each package of a container stands, by its contract."""
    (contract,) = [contract for contract in LAYERS if contract["containers"] == [container]]
    numbers = zip(count(), reversed(contract["layers"]), strict=False)
    return {name.strip(): number for number, layer in numbers for name in layer.split("|")}


def place(module: str) -> tuple[int, int, str]:
    """Floor, height on the floor, and the name of the package there."""
    _, floor, package, *_ = [*module.split("."), "", ""]
    container = f"alongside.{floor}"
    inner = heights(container) if floor in ("rooms", "foundations") else {}
    return heights("alongside")[floor], inner.get(package, 0), package


def looks_up(from_: str, to: str) -> bool:
    source, target = place(from_), place(to)
    return target[:2] > source[:2] or (target[:2] == source[:2] and target[2] != source[2])


def relations() -> Iterator[tuple[type[Model], "Field[Any, Any]", type[Model]]]:
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields(include_hidden=True):
            if field.is_relation and field.concrete and isinstance(field.related_model, type):
                yield model, field, field.related_model


def test_every_foreign_key_looks_down() -> None:
    ours = [
        (model, field, target)
        for model, field, target in relations()
        if model.__module__.startswith("alongside.") and target.__module__.startswith("alongside.")
    ]
    upwards = [
        f"{m._meta.label}.{f.name} -> {t._meta.label}"
        for m, f, t in ours
        if looks_up(m.__module__, t.__module__)
    ]
    assert ours
    assert not upwards


@pytest.mark.parametrize(
    ("from_", "to", "up"),
    [
        ("alongside.rooms.people.models", "alongside.rooms.people.models.case", False),
        ("alongside.rooms.beds.models", "alongside.rooms.people.models", False),
        ("alongside.rooms.beds.models", "alongside.foundations.accounts.models", False),
        ("alongside.rooms.people.models", "alongside.rooms.beds.models", True),
        ("alongside.rooms.beds.models", "alongside.rooms.referrals.models", True),
        ("alongside.foundations.accounts.models", "alongside.rooms.people.models", True),
        ("alongside.foundations.audit.models", "alongside.foundations.accounts.models", True),
    ],
)
def test_a_look_upwards_would_be_seen(from_: str, to: str, up: bool) -> None:
    assert looks_up(from_, to) is up


def test_nothing_is_excused_from_the_contracts() -> None:
    assert all(contract.get("exhaustive") for contract in LAYERS)
    assert not [contract["name"] for contract in CONTRACTS if contract.get("ignore_imports")]


@pytest.mark.parametrize("folder", ["rooms", "journeys"])
def test_every_package_has_a_plan(folder: str) -> None:
    planned = {container for contract in LAYERS for container in contract["containers"]}
    assert packages(folder) <= planned
