"""Small things can be read. Past the last number, write an ADR, or better: find the two things it is made of."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest

HOUSE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Budget:
    """In lines. Half of all are to be shorter than `half`, nine tenths than `most`, and every one than `all`."""

    half: int
    most: int
    all: int


MODULE, FUNCTION = Budget(70, 200, 350), Budget(7, 20, 40)
TEST_MODULE = Budget(110, 200, 350)  # a test module tells one thing to its end, example after example
TEST, TEMPLATE = Budget(9, 22, 45), Budget(30, 80, 150)

Measured = dict[str, int]


def python_files() -> Iterator[Path]:
    for top in ("src", "tests"):
        yield from (path for path in sorted((HOUSE / top).rglob("*.py")) if "migrations" not in path.parts)


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


def _modules(of_tests: bool) -> Measured:
    files = [path for path in python_files() if ("tests" in path.parts) == of_tests]
    lengths = {str(path.relative_to(HOUSE)): lines_of(path) for path in files}
    return {name: length for name, length in lengths.items() if length > 0}


def modules() -> Measured:
    return _modules(of_tests=False)


def modules_of_tests() -> Measured:
    return _modules(of_tests=True)


def templates() -> Measured:
    found = sorted((HOUSE / "src").rglob("templates/**/*.html"))
    return {str(path.relative_to(HOUSE)): lines_of(path) for path in found}


@cache
def _functions() -> tuple[tuple[str, str, int], ...]:
    """Path, name and length without the decorators and the docstring, which are there to be read first."""
    return tuple(
        (str(path.relative_to(HOUSE)), node.name, _length(node))
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    docstring = node.body[0] if ast.get_docstring(node) else None
    spared = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (node.end_lineno or 0) - node.lineno + 1 - spared


def functions() -> Measured:
    return {f"{path}: {name}": length for path, name, length in _functions() if not name.startswith("test_")}


def tests() -> Measured:
    return {f"{path}: {name}": length for path, name, length in _functions() if name.startswith("test_")}


KINDS = [
    (modules, MODULE),
    (modules_of_tests, TEST_MODULE),
    (functions, FUNCTION),
    (tests, TEST),
    (templates, TEMPLATE),
]


@pytest.mark.parametrize(("measure", "budget"), KINDS, ids=[measure.__name__ for measure, _ in KINDS])
def test_budgets_hold(measure: Callable[[], Measured], budget: Budget) -> None:
    found = measure()
    longest = sorted(((length, name) for name, length in found.items()), reverse=True)
    too_long = [f"{name}: {length}" for length, name in longest if length > budget.all]
    assert not too_long, f"longer than {budget.all} lines"
    assert quantiles(found.values(), n=10)[-1] <= budget.most, longest[: len(longest) // 10]
    assert median(found.values()) <= budget.half


def test_a_long_function_would_be_seen() -> None:
    source = "def f():\n" + "    a = 1\n" * 50
    (node,) = ast.parse(source).body
    assert isinstance(node, ast.FunctionDef)
    assert _length(node) == 51 > FUNCTION.all
