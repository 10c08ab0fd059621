"""What lies on the disk. Nobody's words, ever; and of an erased case nothing that any copy could open."""

import json
import subprocess
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from alongside.config.backup import programs
from alongside.foundations.access import viewing
from alongside.foundations.access.sections import Section
from alongside.foundations.accounts.models import Agency, User
from alongside.foundations.sealing import files
from alongside.foundations.sealing.fields import ERASED, SealedTextField, opened_text
from alongside.foundations.sealing.keyring import Erased
from alongside.foundations.uploads.kinds import Kind
from alongside.foundations.uploads.receiving import Received
from alongside.journeys.demo_caseload import cast
from alongside.rooms.people import actions
from alongside.rooms.people.actions.attachments import Cover
from alongside.rooms.people.models import Attachment, Case, Ownership
from alongside.rooms.people.words import AttachedWhat
from tests.proofs import canaries
from tests.support import run
from tests.support.databases import Server
from tests.support.proofs import Say

Rows = dict[tuple[str, uuid.UUID], tuple[str, str]]
WORD = f"zq{uuid.uuid4().hex[:8]}"


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def planted(demo_database: None) -> int:
    with connections["owner"].cursor() as cursor:
        return sum(
            canaries.plant_sealed(
                cursor, field, "t.section" if model.has_own_section() else f"'{model.kept_in}'", by=WORD
            )
            for model, field in canaries.free_texts()
            if isinstance(field, SealedTextField)
        )


def on_the_disk(server: Server) -> int:
    """Files of the database, of the sealed files and of everything else in the data folder that hold the word."""
    with server.superuser(str(connection.settings_dict["NAME"])) as owner:
        owner.execute("CHECKPOINT")
        row = owner.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    assert row is not None
    return sum(holds_the_word(path) for path in everything(str(row[0])))


def holds_the_word(path: Path) -> bool:
    try:
        return WORD.encode() in path.read_bytes()
    except FileNotFoundError:  # the server took it away since it was listed
        return False


def everything(database: str) -> Iterator[Path]:
    """Of the server what is of this database and of all together; the files of others come and go meanwhile."""
    cluster = run.folder() / "postgres" / "cluster"
    for folder in (cluster / "base" / database, cluster / "pg_wal", cluster / "global", settings.DATA.root):
        found = [path for path in folder.rglob("*") if path.is_file()]
        assert found, folder
        yield from found


def in_a_dump() -> bool:
    done = subprocess.run(
        [*programs.find().dump(), "--format=plain"],
        env=programs.environment(),
        capture_output=True,
        check=True,
    )
    assert len(done.stdout) > 100_000
    return WORD.encode() in done.stdout


def with_a_document(at: datetime) -> tuple[Case, User, Attachment]:
    ana = User.objects.get(full_name=cast.ANA)
    with viewing.seen_by(viewing.viewer_for(ana, today=timezone.localdate(at)), at=at):
        case = Case.objects.filter(
            state="open", pk__in=Ownership.objects.filter(until__isnull=True).values("case_id")
        ).order_by("reference")[0]
        cover = Cover(section=Section.STORY, what=AttachedWhat.OTHER, title=f"{WORD} letter")
        paper = Received(Kind.TEXT, f"{WORD} lives at the second house.".encode())
        return case, ana, actions.attach(case=case, cover=cover, received=paper, by=ana, at=at)


def erase(case: Case, by: User, at: datetime) -> None:
    manager = User.objects.get(full_name=cast.GRACE)
    with viewing.seen_by(viewing.viewer_for(by, today=timezone.localdate(at)), at=at):
        actions.close_case(case=case, outcome="moved_on", reason=WORD, by=by, at=at)
        request = actions.ask_for_erasure(case=case, reason=WORD, by=by, at=at)
    with viewing.seen_by(viewing.viewer_for(manager, today=timezone.localdate(at)), at=at):
        actions.agree_to_erasure(request=request, by=manager, at=at)


def sealed_rows(case_id: uuid.UUID) -> Rows:
    """What an older copy would bring back, words and wrapped keys alike."""
    found: Rows = {}
    with connections["owner"].cursor() as cursor:
        for _, field in canaries.free_texts():
            if isinstance(field, SealedTextField):
                table, column = field.model._meta.db_table, field.column
                cursor.execute(
                    f"SELECT t.id, coalesce(k.wrapped, ''), t.\"{column}\" FROM {table} t"
                    f" LEFT JOIN sealing_casekey k ON k.case_id = t.case_id"
                    f""" WHERE t.case_id = %s AND t."{column}" <> ''""",
                    [case_id],
                )
                found |= {(field.place, row): (wrapped, token) for row, wrapped, token in cursor.fetchall()}
    return found


def readable(case_id: uuid.UUID, rows: Rows) -> int:
    opened = (opened_text(case_id, wrapped, place, token) for (place, _), (wrapped, token) in rows.items())
    return sum(text != ERASED for text in opened)


@pytest.mark.timeout(900)
def test_nothing_lies_on_the_disk_in_plain_words(
    planted: int, proof: Say, database_server: Server, now: datetime
) -> None:
    with_a_document(now)
    assert planted > 100
    found = on_the_disk(database_server) + in_a_dump()
    proof(
        f"{planted} words planted, in the data folder and a dump",
        figure=f"{found}",
        goal="0",
        holds=found == 0,
    )
    Agency.objects.update(phone=WORD)  # a column that nobody seals
    found = on_the_disk(database_server)
    proof("planted: a word that is not sealed", figure=f"{found} files", goal="1 or more", holds=found > 0)


@pytest.mark.timeout(900)
def test_an_erased_case_opens_in_no_copy_without_its_key(planted: int, proof: Say, now: datetime) -> None:
    case, ana, paper = with_a_document(now)
    before = sealed_rows(case.pk)
    erase(case, ana, now)
    after = sealed_rows(case.pk)
    left = readable(case.pk, after)
    with pytest.raises(Erased):
        files.get(case.pk, paper.pk)
    proof(f"an erased case, {len(after)} texts", figure=f"{left} readable", goal="0", holds=left == 0)
    kept = readable(case.pk, before)
    proof(
        "planted: an older copy beside an older file of keys",
        figure=f"{kept} of {len(before)} readable",
        goal="all",
        holds=kept == len(before) > 0,
    )
    known = json.loads(settings.ERASURES.read_text().splitlines()[-1])["case_id"] == str(case.pk)
    proof("the journal of erasures names it", figure=str(known), goal="True", holds=known)
