"""Every column is classified, and whatever is about somebody has a section, a rule and somebody who carries it out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import models
from procrastinate.contrib.django import app

from alongside.foundations.access.guarded import Guarded
from alongside.foundations.access.sections import Section
from alongside.foundations.kernel import retention
from alongside.foundations.kernel.retention import Retention, retention_of
from alongside.foundations.kernel.vocabulary import Drawer
from alongside.foundations.sealing.fields import SealedTextField
from alongside.journeys.subject_access.words.coded import CODED, said_by
from tests.house.test_drawers import ours

RETENTION_PAGE = Path(__file__).parents[2] / "docs" / "operator" / "retention.md"
KEYS = (models.UUIDField, models.ForeignKey, models.AutoField, models.GeneratedField, models.BinaryField)
TEXTS = (models.CharField, models.TextField, ArrayField, models.JSONField)
# Tables that are not about a case: their codes, which say nothing about anybody.
CODES = {
    "accounts.Membership": {"role"},
    "accounts.Allowance": {"key", "tries"},
    "audit.AuditEntry": {"event", "service", "about_kind", "about_id", "codes"},
    "audit.AuditLink": set[str](),
    "beds.Occupancy": {"kind"},
    "conferences.Arrival": {"kind", "said"},
    "conferences.Dispatch": {"kind", "failed", "said"},
    "people.CaseGrant": {"sections", "basis", "ended_why"},
    "people.Tombstone": {"why"},
}
WITHOUT_WORDS = {retention.IDENTIFIERS}


def classified(model: type[models.Model], field: Any) -> str:
    """key, words (sealed with the case), code, value, or nothing: then nobody knows what it may hold."""
    if isinstance(field, KEYS):
        return "key"
    if isinstance(field, SealedTextField):
        return "words"
    if isinstance(field, TEXTS):
        return _text(model, field)
    return "value"


def _text(model: type[models.Model], field: Any) -> str:
    label = model._meta.label
    if issubclass(model, Guarded):
        return "code" if said_by(label, field.name) else ""
    return "code" if field.name in CODES.get(label, ()) else "words"


def columns(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    for field in model._meta.concrete_fields:
        yield f"{model._meta.label}.{field.name}", classified(model, field)


def faults(model: Any) -> list[str]:
    rule = retention_of(model)
    if rule is None:
        return [f"{model._meta.label} says nothing about how long it is kept"]
    found = [f"{name} is neither sealed nor known to hold codes" for name, kind in columns(model) if not kind]
    if issubclass(model, Guarded):
        found += [] if rule is retention.WITH_THE_CASE and _has_section(model) else [f"{model}: no section"]
    elif rule in WITHOUT_WORDS:
        found += [
            f"{name} holds words and is never forgotten" for name, kind in columns(model) if kind == "words"
        ]
    return found


def _has_section(model: type[Guarded]) -> bool:
    """The case itself is shown by any part of it, and holds no words: its names are rows of their own."""
    return isinstance(model.kept_in, Section) or model.has_own_section() or model._meta.label == "people.Case"


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_every_column_is_classified_and_has_a_rule(model: Any) -> None:
    assert faults(model) == []


def rules() -> list[Retention]:
    return list({rule.words: rule for model in ours() if (rule := retention_of(model))}.values())


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.words)
def test_every_rule_is_carried_out_by_a_job_that_runs_every_night(rule: Retention) -> None:
    nightly = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    if rule.job:
        assert nightly[rule.job].endswith(" * * *")
    else:
        kept = {model.drawer for model in ours() if retention_of(model) is rule}  # type: ignore[attr-defined]
        assert rule in WITHOUT_WORDS or kept <= {Drawer.REFERENCE, Drawer.APPEND_ONLY}


def test_no_code_is_named_of_a_column_that_is_gone() -> None:
    there = {name for model in ours() for name, _ in columns(model)}
    named = {f"{label}.{column}" for label, held in CODED.items() for column in held}
    assert named - there == set()


def _a_model(name: str, base: type[models.Model], **more: Any) -> type[models.Model]:
    meta = type("Meta", (), {"app_label": "planted", "managed": False})
    return type(name, (base,), {"__module__": __name__, "Meta": meta, **more})


@pytest.fixture
def _not_for_good() -> Iterator[None]:
    from django.apps import apps

    yield
    apps.all_models.pop("planted", None)
    apps.clear_cache()


@pytest.mark.usefixtures("_not_for_good")
def test_a_planted_table_without_a_rule_would_be_seen() -> None:
    diary = _a_model("Diary", models.Model, drawer=Drawer.OPEN, text=models.TextField())
    assert faults(diary) == ["planted.Diary says nothing about how long it is kept"]
    diary.retention = retention.IDENTIFIERS  # type: ignore[attr-defined]
    assert faults(diary) == ["planted.Diary.text holds words and is never forgotten"]


@pytest.mark.usefixtures("_not_for_good")
def test_a_planted_column_that_is_not_sealed_would_be_seen() -> None:
    nickname = models.CharField(max_length=40)
    model = _a_model("Nickname", Guarded, kept_in=Section.IDENTITY, nickname=nickname)
    assert faults(model) == ["planted.Nickname.nickname is neither sealed nor known to hold codes"]


def table() -> list[str]:
    """As docs/operator/retention.md has it: what is kept how long, and which job ends it."""
    kept: dict[str, list[str]] = {}
    for model in ours():
        rule = retention_of(model)
        if rule is not None and model.drawer is not Drawer.GUARDED:  # type: ignore[attr-defined]
            job = rule.job.removeprefix("alongside.").replace(".jobs.", ": ")
            kept.setdefault(f"{rule.words} | {f'`{job}`' if job else 'nothing to end'}", []).append(
                f"`{model._meta.label}`"
            )
    return sorted(f"| {', '.join(sorted(labels))} | {how} |" for how, labels in kept.items())


def test_the_page_for_operators_says_the_same() -> None:
    page = RETENTION_PAGE.read_text().splitlines()
    assert [line for line in table() if line not in page] == [], (
        "put these lines into docs/operator/retention.md"
    )
    assert len([line for line in page if line.startswith("| `")]) == len(table())
