"""A connection goes from hand to hand, and takes nobody's eyes along."""

import psycopg
from django.db import transaction
from django.db.models import QuerySet

from alongside.foundations.access import viewing
from alongside.rooms.directory.tests.factories import NOW, eyes_of
from alongside.rooms.people.models import Name
from alongside.rooms.people.tests.factories import a_case, a_navigator


def test_the_next_user_of_a_connection_inherits_nobody(own_database: str) -> None:
    alice = a_navigator()
    a_case(alice)
    with viewing.seen_by(eyes_of(alice), at=NOW), transaction.atomic():
        assert len(QuerySet(Name)) == 1
    assert len(QuerySet(Name)) == 0


def test_neither_does_a_statement_outside_a_transaction(own_database: str) -> None:
    alice = a_navigator()
    a_case(alice)
    with viewing.seen_by(eyes_of(alice), at=NOW):
        assert len(QuerySet(Name)) == 1
    with psycopg.connect(own_database, autocommit=True) as raw:
        assert raw.execute("SELECT count(*) FROM people_name").fetchone() == (0,)
