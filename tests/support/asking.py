"""Asks for everything that the document promises, and for what it rules out, and counts what was not as it says."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from alongside.config.wsgi import application
from alongside.journeys.council_systems.tests.keys import BASE

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@dataclass
class Tally:
    told: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def errors_of_ours(self) -> int:
        return sum(number for status, number in self.told.items() if status >= 500)


def ask_everything(headers: dict[str, str], *, times: int, seed: int) -> Tally:
    """`times` requests of each kind to each operation."""
    tally = Tally()
    with _one_connection():
        schema = schemathesis.openapi.from_wsgi(f"{BASE}openapi.json", application)
        for operation in _operations(schema):
            for mode in MODES:
                _ask(operation, mode, headers, tally, times, seed)
    return tally


@contextmanager
def _one_connection() -> Iterator[None]:
    """As the client of Django's own tests does it: the connection of a test is not closed after a request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def _operations(schema: Any) -> Iterator[Any]:
    for found in schema.get_all_operations():
        yield found.ok()


def _ask(
    operation: Any, mode: GenerationMode, headers: dict[str, str], tally: Tally, times: int, seed: int
) -> None:
    @seeded(seed)
    @settings(
        max_examples=times,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def one(case: Any) -> None:
        answer = case.call(headers=headers)
        tally.told[answer.status_code] += 1
        try:
            case.validate_response(answer, checks=CHECKS)
        except FailureGroup as failures:
            tally.faults += [f"{operation.label}: {failure.title}" for failure in failures.exceptions]

    one()
