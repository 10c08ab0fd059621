"""What makes an installation unsafe, looked for. A finding is fine, to be watched, or unsafe."""

import platform
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from shutil import disk_usage
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.utils import timezone

from alongside.config.backup.recipients import recipients
from alongside.config.migrating import is_up_to_date
from alongside.foundations.access import viewing, walls
from alongside.foundations.access.demo import is_demo
from alongside.foundations.access.viewing import Service
from alongside.foundations.audit.anchors import read as read_anchors
from alongside.foundations.audit.chain import off_the_anchors
from alongside.foundations.design.words import full_moment
from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import keyring, masters
from alongside.foundations.uploads.scanning import answers
from alongside.rooms.beds.models import Stay
from alongside.rooms.beds.queries.recount import differences, unexplained
from alongside.rooms.people.grounds import without_ground

OLDEST_SERVER = 15
# Security releases of May 2026; see https://www.postgresql.org/support/security/
PATCHED = {15: 18, 16: 14, 17: 10, 18: 4}
ANCHORED_WITHIN = timedelta(days=1)
ENOUGH_SPACE, TOO_LITTLE_SPACE = 2_000_000_000, 200_000_000  # bytes


class State(StrEnum):
    FINE = "fine"
    WATCH = "watch"
    UNSAFE = "unsafe"


@dataclass(frozen=True)
class Finding:
    about: str
    state: State
    says: str


def look() -> Iterator[Finding]:
    for check in CHECKS:
        yield check()


def python() -> Finding:
    state = State.FINE if sys.version_info >= (3, 11) else State.UNSAFE
    return Finding("Python", state, platform.python_version())


def server_version() -> Finding:
    major, minor = divmod(int(_one("SHOW server_version_num")), 10_000)
    about, words = "Database server", f"PostgreSQL {major}.{minor}"
    if major < OLDEST_SERVER:
        return Finding(about, State.UNSAFE, f"{words} is too old: use {OLDEST_SERVER} or newer")
    if minor < PATCHED.get(major, 0):
        return Finding(
            "Database server", State.WATCH, f"{words} lacks security fixes: {major}.{PATCHED[major]} has them"
        )
    return Finding(about, State.FINE, words)


def durability() -> Finding:
    names = ("fsync", "full_page_writes", "synchronous_commit")
    off = [name for name in names if _one(f"SHOW {name}") == "off"]
    if off:
        return Finding(
            "Writing to disk", State.UNSAFE, f"{', '.join(off)} is off: a crash loses what was saved"
        )
    return Finding("Writing to disk", State.FINE, "what was saved outlives a crash")


def role() -> Finding:
    rights = _one(
        "SELECT rolsuper OR rolbypassrls OR rolreplication FROM pg_roles WHERE rolname = current_user"
    )
    if rights:
        return Finding(
            "Database role",
            State.UNSAFE,
            "it may do anything: give Alongside one without such rights",
        )
    if _one("SELECT EXISTS (SELECT 1 FROM pg_tables WHERE tableowner = current_user)"):
        return Finding(
            "Database role",
            State.UNSAFE,
            "it owns tables, and owners pass every wall: name another role in DATABASE_URL",
        )
    return Finding("Database role", State.FINE, "owns nothing")


def wall() -> Finding:
    about, tables = "Wall in the database", {model._meta.db_table for model in walls.walled()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
            " AND relnamespace = 'public'::regnamespace"
        )
        open_ones = tables - {row[0] for row in cursor.fetchall()}
    if open_ones:
        return Finding(about, State.UNSAFE, f"{len(open_ones)} tables stand open: run `alongside migrate`")
    return Finding(about, State.FINE, f"around all {len(tables)} tables about people")


def way_to_the_server() -> Finding:
    about = "Way to the server"
    host = str(connection.settings_dict["HOST"])
    if not host or host.startswith("/") or _is_here(host):
        return Finding(about, State.FINE, "on this machine")
    if _one("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"):
        return Finding(about, State.FINE, "encrypted")
    return Finding(about, State.UNSAFE, "not encrypted: add ?sslmode=verify-full to DATABASE_URL")


def migrations() -> Finding:
    if is_up_to_date():
        return Finding("Tables", State.FINE, "as this release wants them")
    return Finding("Tables", State.UNSAFE, "not of this release: run `alongside migrate`")


def audit_trail() -> Finding:
    """Whoever owns the tables could let go of what holds them."""
    about = "Audit trail"
    off = _one(
        "SELECT count(*) < 8 FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal AND "
        "tgrelid IN (to_regclass('audit_auditentry'), to_regclass('audit_auditlink'), to_regclass('audit_unlinked'))"
    )
    if off:
        return Finding(about, State.UNSAFE, "what keeps it from being changed was taken away")
    return Finding(about, State.FINE, "only added to, each entry chained to the one before")


def ground_of_grants() -> Finding:
    """What the next night would close."""
    about, number = "What is open", len(without_ground(timezone.now()))
    if number:
        return Finding(
            about, State.WATCH, f"{number} grants have lost their ground: the next night ends them"
        )
    return Finding(about, State.FINE, "every grant that was looked at has its ground")


def nights_of_beds() -> Finding:
    """Each worked out anew from what happened to the stay, and held against what the board shows."""
    about = "Nights of beds"
    with viewing.as_service(Service.REPORTS, at=timezone.now()):
        stays = list(Stay.objects.select_related("occupancy"))
        found = differences(stays) + unexplained()
    if found:
        words = f"{len(found)} unlike what happened to the stays: {found[0]}"
        return Finding(about, State.UNSAFE, words)
    return Finding(about, State.FINE, f"what the board shows is what happened ({len(stays)} stays)")


def anchors() -> Finding:
    about = "Audit anchors"
    if settings.AUDIT_ANCHORS is None:
        return Finding(about, State.WATCH, "none outside: name a file elsewhere in ALONGSIDE_ANCHORS")
    try:
        known = read_anchors(settings.AUDIT_ANCHORS, key=settings.AUDIT_ANCHOR_KEY)
    except Refused as refused:
        return Finding(about, State.WATCH, refused.reason)
    newest = max((anchor.at for anchor in known), default=None)
    if newest is None or timezone.now() - newest > ANCHORED_WITHIN:
        return Finding(about, State.WATCH, f"the last in {settings.AUDIT_ANCHORS} is older than a day")
    if off_the_anchors(known):
        return Finding(
            about, State.UNSAFE, "the trail is not the one that was anchored: alongside audit verify"
        )
    return Finding(about, State.FINE, f"{settings.AUDIT_ANCHORS}, {full_moment(newest)}")


def master_keys() -> Finding:
    """Only the owner of the tables may see by which master the keys of cases are wrapped."""
    about = "Master keys"
    if settings.DATABASES["owner"]["USER"] == settings.DATABASES["default"]["USER"]:
        return Finding(about, State.WATCH, "looked at with DATABASE_OWNER_URL alone")
    if not is_up_to_date():
        return Finding(about, State.WATCH, "looked at after `alongside migrate`")
    here = {master.mark for master in masters.kept()}
    lost = sum(cases for mark, cases in keyring.marks() if mark not in here)
    if lost:
        return Finding(about, State.UNSAFE, f"{lost} cases are wrapped by one that is not here: put it back")
    return Finding(about, State.FINE, "every case can be read")


def backups() -> Finding:
    about = "Backups"
    try:
        number = len(recipients(settings.BACKUP_RECIPIENTS))
    except Refused as refused:
        return Finding(about, State.WATCH, f"{refused.reason} See docs/operator/backup.md")
    return Finding(about, State.FINE, f"encrypted for {number} of {settings.BACKUP_RECIPIENTS}")


def virus_scanner() -> Finding:
    about = "Virus scanner"
    if not settings.UPLOAD_SCANNER:
        return Finding(about, State.WATCH, "none: documents are not scanned (ALONGSIDE_CLAMAV)")
    if not answers(settings.UPLOAD_SCANNER):
        words = f"{settings.UPLOAD_SCANNER} does not answer: no document can be added until it does"
        return Finding(about, State.UNSAFE, words)
    return Finding(about, State.FINE, f"{settings.UPLOAD_SCANNER} answers")


def data_folder() -> Finding:
    open_ones = [
        path for path in _private_paths(settings.DATA.root) if stat.S_IMODE(path.stat().st_mode) & 0o007
    ]
    if open_ones:
        return Finding("Data folder", State.UNSAFE, f"others may enter {open_ones[0]}: chmod o-rwx")
    return Finding("Data folder", State.FINE, str(settings.DATA.root))


def debug() -> Finding:
    if settings.DEBUG:
        return Finding("Debugging", State.UNSAFE, "on: error pages show everything to everybody")
    return Finding("Debugging", State.FINE, "off")


def secret_key() -> Finding:
    if (
        len(settings.SECRET_KEY) < 50
        or len(set(settings.SECRET_KEY)) < 10
        or "insecure" in settings.SECRET_KEY
    ):
        return Finding("Secret key", State.UNSAFE, "can be guessed: remove it, and a good one is made")
    return Finding("Secret key", State.FINE, "long and random")


def address() -> Finding:
    site = urlsplit(settings.SITE_URL)
    if site.scheme == "https":
        return Finding("Address", State.FINE, settings.SITE_URL)
    if _is_here(site.hostname or ""):
        return Finding(
            "Address", State.WATCH, f"{settings.SITE_URL} is for trying: people need https (ALONGSIDE_URL)"
        )
    return Finding(
        "Address", State.UNSAFE, f"{settings.SITE_URL} sends passwords and names unencrypted: use https"
    )


def disk_space() -> Finding:
    free = disk_usage(settings.DATA.root).free
    state = State.FINE if free >= ENOUGH_SPACE else State.WATCH if free >= TOO_LITTLE_SPACE else State.UNSAFE
    return Finding("Disk", state, f"{free / 1e9:.1f} GB free")


CHECKS: tuple[Callable[[], Finding], ...] = (
    *(python, server_version, durability, role, way_to_the_server, migrations, wall),
    *(audit_trail, anchors, ground_of_grants, nights_of_beds),
    *(master_keys, backups, virus_scanner),
    *(data_folder, debug, secret_key, address, disk_space),
)

# With these a page would show people to whom it must not, or could be opened with a key that others know.
# Nor where what was done could be changed, or lost with the machine: a demo may lose everything.
NEVER_SERVED_WITH = (
    *(server_version, role, way_to_the_server, wall, audit_trail),
    *(debug, secret_key, address),
)
NOR_FOR_REAL_WITH = (durability,)


def check_may_serve() -> None:
    for check in NEVER_SERVED_WITH + (() if is_demo() else NOR_FOR_REAL_WITH):
        finding = check()
        if finding.state is State.UNSAFE:
            raise Refused(f"{finding.about}: {finding.says}.", "Nothing is served until then.")


def _one(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return str(row[0]) if row and row[0] is not False else ""


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _private_paths(root: Path) -> list[Path]:
    """The outermost folder may be crossed; what is in it may not be entered."""
    return [path for path in (*root.iterdir(), *(root / "keys").iterdir()) if path.name != "static"]
