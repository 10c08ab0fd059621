"""Every role in every relation to a case, at every door: what each is told is written out, and nothing is unlisted."""

from random import Random

import pytest

from alongside.foundations.access.roles import REACH, Role
from tests.support.matrix import cells, table
from tests.support.oracle import MAY, REACHES
from tests.support.relations import World
from tests.support.walking import Walk, addresses

SAMPLE = 400


@pytest.fixture
def walk(world: World) -> Walk:
    return Walk(world)


def test_no_address_is_unlisted_and_none_is_listed_that_is_gone() -> None:
    assert set(addresses()) - set(table()) == set(), "say in permission_matrix.txt who opens it"
    assert set(table()) - set(addresses()) == set()


def test_the_roles_are_as_they_were_written_down_beside_the_program() -> None:
    assert {str(role): {str(may) for may in REACH[role].permissions} for role in Role} == MAY
    assert {str(role): {str(part) for part in REACH[role].sections} for role in Role} == REACHES


def test_the_table_has_more_than_twenty_thousand_cells() -> None:
    assert len(list(cells())) > 20_000


@pytest.mark.timeout(900)
def test_everybody_is_told_what_the_table_says(walk: Walk, pytestconfig: pytest.Config) -> None:
    """Some of the cells; the proof walks all."""
    chance = Random(pytestconfig.getoption("seed"))
    walk.check(chance.sample(list(cells()), SAMPLE))
    assert walk.wrong == []
