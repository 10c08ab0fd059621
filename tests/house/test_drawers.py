"""Every table is in one drawer, every foreign key looks sideways or down, every act has its actor."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from alongside.foundations.access.guarded import Guarded, GuardedManager
from alongside.foundations.kernel.vocabulary import Drawer

FLOORS = ("foundations", "rooms", "journeys", "reporting", "config")
FOUNDATIONS = ("audit", "accounts", "access", "design")
ROOMS = ("directory", "people", "clocks", "choices", "top")
TOP_ROOMS = {"conferences", "beds", "referrals"}


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("alongside.")]


def foreign_keys() -> Iterator[tuple[str, str, str]]:
    for model in ours():
        for field in model._meta.get_fields():
            if field.is_relation and getattr(field, "concrete", False):
                assert field.related_model is not None
                yield f"{model._meta.label}.{field.name}", model.__module__, field.related_model.__module__


def place(module: str) -> tuple[int, int]:
    """(floor, height on the floor)"""
    _, floor, name, *_ = module.split(".")
    if floor == "foundations":
        return 0, FOUNDATIONS.index(name)
    if floor == "rooms":
        return 1, ROOMS.index("top" if name in TOP_ROOMS else name)
    return FLOORS.index(floor), 0


def looks_down_or_sideways(here: str, there: str) -> bool:
    same_app = here.split(".")[:3] == there.split(".")[:3]
    return same_app or place(there) < place(here)


def test_every_model_is_in_one_drawer() -> None:
    assert [model for model in ours() if not isinstance(getattr(model, "drawer", None), Drawer)] == []


def test_every_foreign_key_looks_sideways_or_down() -> None:
    assert [name for name, here, there in foreign_keys() if not looks_down_or_sideways(here, there)] == []


def test_the_direction_test_has_teeth() -> None:
    assert not looks_down_or_sideways("alongside.rooms.people.models", "alongside.rooms.beds.models")
    assert not looks_down_or_sideways("alongside.rooms.beds.models", "alongside.rooms.referrals.models")
    assert not looks_down_or_sideways("alongside.foundations.access.x", "alongside.rooms.people.models")


def test_every_guarded_model_has_a_case_and_a_section() -> None:
    guarded = [model for model in ours() if model.drawer is Drawer.GUARDED]  # type: ignore[attr-defined]
    assert guarded
    for model in guarded:
        assert issubclass(model, Guarded), model
        names = {field.name for field in model._meta.get_fields()}
        assert model._meta.label == "people.Case" or "case" in names, model
        if model.kept_in is None and model._meta.label != "people.Case":
            assert "section" in names, model


def test_no_guarded_model_has_a_bare_manager() -> None:
    for model in ours():
        if issubclass(model, Guarded):
            assert all(isinstance(manager, GuardedManager) for manager in model._meta.managers), model
            assert isinstance(model._base_manager, GuardedManager), model


def acts() -> list[tuple[type[models.Model], str]]:
    return [
        (model, field.name.removesuffix("_at"))
        for model in ours()
        for field in model._meta.get_fields()
        if isinstance(field, models.DateTimeField) and field.name.endswith("_at")
    ]


@pytest.mark.parametrize(("model", "act"), acts(), ids=lambda value: getattr(value, "__name__", value))
def test_every_act_has_its_actor(model: type[models.Model], act: str) -> None:
    """`x_at` has `x_by`; where they may be empty, a constraint of the database holds them together."""
    at = model._meta.get_field(f"{act}_at")
    by = model._meta.get_field(f"{act}_by")
    assert at.null == by.null
    if at.null:
        held = [str(constraint) for constraint in model._meta.constraints]
        assert any(f"{act}_at__isnull" in text and f"{act}_by__isnull" in text for text in held)
