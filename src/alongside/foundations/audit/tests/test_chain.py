"""The chain: written by the database, in the order of commits, and refused to everybody's hand."""

import threading

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from alongside.foundations.audit import chain
from alongside.foundations.audit.canonical import CANONICAL
from alongside.foundations.audit.models import AuditEntry, AuditLink
from alongside.foundations.audit.record import record


def write(count: int = 1) -> None:
    for _ in range(count):
        record("case.viewed", by=None, at=timezone.now(), view="people:notes")


def commit() -> None:
    """What happens at a commit, in a test that never comes to one."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def run(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


@pytest.mark.django_db
def test_entries_are_linked_at_commit_and_numbered_without_gaps() -> None:
    write(2)
    assert not AuditLink.objects.exists()
    commit()
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    write()
    commit()
    numbers = list(AuditLink.objects.order_by("number").values_list("number", flat=True))
    assert numbers == [1, 2, 3]
    assert chain.first_fault() is None
    assert run("SELECT count(*) FROM audit_unlinked") == [(0,)]


@pytest.mark.django_db
def test_the_database_makes_links_of_the_form_that_is_verified() -> None:
    write()
    assert run(f"SELECT audit_canonical(e) = {CANONICAL} FROM audit_auditentry e") == [(True,)]


@pytest.mark.django_db
def test_no_column_is_left_out_of_the_form() -> None:
    assert {f"e.{field.column}" for field in AuditEntry._meta.fields} == {
        word.strip(",()\n ") for word in CANONICAL.split() if word.startswith("e.")
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditentry SET event = 'nothing'",
        "DELETE FROM audit_auditentry",
        "TRUNCATE audit_auditentry",
        "UPDATE audit_auditlink SET number = number + 1",
        "DELETE FROM audit_auditlink",
        "TRUNCATE audit_auditlink",
        "INSERT INTO audit_auditlink VALUES (9, 9, '', '')",
        "INSERT INTO audit_unlinked VALUES (9)",
    ],
)
def test_the_past_cannot_be_touched(statement: str) -> None:
    write()
    commit()
    with pytest.raises(DatabaseError), transaction.atomic():
        run(statement)
    assert chain.first_fault() is None


@pytest.mark.django_db
def test_the_head_is_the_last_link() -> None:
    assert chain.head() is None
    write(3)
    commit()
    head = chain.head()
    assert head is not None
    assert head.number == 3
    assert len(bytes.fromhex(head.hash)) == 32


@pytest.mark.timeout(60)
def test_two_who_commit_at_once_and_wait_for_each_others_rows_do_not_block(own_database: str) -> None:
    """The first checks a foreign key on a row that the second holds; the chain must not be locked meanwhile."""
    with psycopg.connect(own_database) as one, psycopg.connect(own_database) as two:
        insert = "INSERT INTO audit_auditentry (event, at, service, about_kind, about_id, codes) "
        one.execute("INSERT INTO django_content_type (id, app_label, model) VALUES (9001, 'a', 'b')")
        one.commit()
        two.execute("SELECT 1 FROM django_content_type WHERE id = 9001 FOR UPDATE")
        two.execute(insert + "VALUES ('second', now(), '', '', '', '{}')")
        one.execute(insert + "VALUES ('first', now(), '', '', '', '{}')")
        one.execute("INSERT INTO auth_permission VALUES (9001, 'x', 9001, 'x')")
        committing = threading.Thread(target=one.commit)
        committing.start()
        committing.join(0.3)
        two.commit()
        committing.join()
    events = list(AuditEntry.objects.order_by("event").values_list("event", flat=True))
    assert events == ["first", "second"]
    assert chain.first_fault() is None
