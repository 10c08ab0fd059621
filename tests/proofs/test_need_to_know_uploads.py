"""Hostile files: what they cost, what is left of them, and where they come to lie."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from alongside.foundations.kernel.results import Refused
from alongside.foundations.sealing import files
from alongside.foundations.uploads import cleaning
from alongside.foundations.uploads.kinds import Kind, kind_of
from alongside.foundations.uploads.tests import samples
from alongside.rooms.people.models import Case
from alongside.rooms.people.tests.factories import a_case, a_navigator
from tests.support.proofs import Say

Many = Callable[[int, int], int]
PIXELS, MEGA = 25_000_000, 1_000_000
MOST_MB, MOST_SECONDS = 200, 5

# A process of its own counts what its one child took: of ours, the memory of this test would be counted too.
MEASURE = """
import resource, subprocess, sys, time
began = time.monotonic()
done = subprocess.run([sys.executable, "-I", *sys.argv[1:]], stdin=sys.stdin, capture_output=True)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(most * (1 if sys.platform == "darwin" else 1024), time.monotonic() - began, done.returncode)
"""
CHILD = ["-m", "alongside.foundations.uploads.child"]
UNBOUND = ["-c", "import sys; from alongside.foundations.uploads import child; child.LIMITS.clear(); "
           "child.main(child.Kind(sys.argv[1]), int(sys.argv[2]))"]  # fmt: skip


def bombs() -> dict[str, bytes]:
    nested = b"%PDF-1.7\n1 0 obj\n" + b"[" * 2 * MEGA + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    return {
        "a stream of a gigabyte": samples.a_pdf_bomb(),
        "packed objects of a gigabyte": samples.an_object_bomb(),
        **samples.bombs_in_a_wrapping(),
        "ten megabytes in ASCII": samples.a_pdf_of(b"u" * 9 * MEGA + b"~>", "/ASCII85Decode", "/FlateDecode"),
        "two million brackets": nested,
        "400 million dots": samples.a_png(20_000, 20_000, "1"),
        "as many dots as may be": samples.a_png(5_000, 5_000, "RGBA"),
        "a fine photograph that comes in waves": samples.a_jpeg(
            5_700, 4_300, progressive=True, subsampling=0
        ),
    }


def cost(data: bytes, kind: Kind, folder: Path, child: list[str]) -> tuple[float, float]:
    """Megabytes and seconds."""
    (folder / "file").write_bytes(data)
    with open(folder / "file", "rb") as file:
        command = [sys.executable, "-S", "-c", MEASURE, *child, kind, str(PIXELS)]
        told = subprocess.run(command, stdin=file, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]) / MEGA, float(told[1])


def test_bombs(proof: Say, many: Many, tmp_path: Path) -> None:
    chosen = list(bombs().values())[:: many(4, 1)]
    costs = [cost(data, kind_of(data), tmp_path, CHILD) for data in chosen]
    most, longest = (max(column) for column in zip(*costs, strict=True))
    proof(
        f"{len(costs)} bombs, the memory of the worst",
        figure=f"{most:.0f} MB, {longest:.1f} s",
        goal=f"< {MOST_MB} MB, < {MOST_SECONDS} s on a machine at rest",
        holds=most < MOST_MB,
    )
    most, _ = cost(samples.an_object_bomb(400 * MEGA), Kind.PDF, tmp_path, UNBOUND)
    proof("planted: hands not bound", figure=f"{most:.0f} MB", goal=f"> {MOST_MB} MB", holds=most > MOST_MB)


PAYLOADS = [
    b"<script src=//example.invalid></script>", b'<svg onload="alert(1)">', b"<?php system($_GET[0]); ?>",
    b"PK\x03\x04../../../../etc/cron.d/run", b"MZ\x90\x00This program cannot", b"%!PS (run) file",
]  # fmt: skip


def polyglot(chance: random.Random) -> tuple[bytes, bytes]:
    """A file that is one thing and carries another: behind it, in a remark, before it, or in its midst."""
    payload = chance.choice(PAYLOADS)
    plain = chance.choice([samples.a_jpeg(64, 48), samples.a_png(64, 48), samples.a_pdf()])
    at = chance.randrange(len(plain))
    tries = [plain + payload, payload + plain, plain[:at] + payload + plain[at:], _in_a_remark(payload)]
    return chance.choice(tries), payload


def _in_a_remark(payload: bytes) -> bytes:
    return samples.a_jpeg(64, 48, comment=payload, xmp=payload)


def survivors(number: int, seed: int) -> tuple[int, int]:
    chance, came_through, survived = random.Random(seed), 0, 0
    for _ in range(number):
        sent, payload = polyglot(chance)
        assert payload in sent
        try:
            cleaned = cleaning.clean(sent, kind_of(sent), most_pixels=PIXELS)
        except Refused:
            continue
        came_through, survived = came_through + 1, survived + (payload in cleaned)
    return came_through, survived


def test_polyglots(proof: Say, many: Many, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    number = many(60, 2_000)
    came_through, survived = survivors(number, seed)
    assert came_through > number // 10  # not everything is simply refused
    proof(
        f"{number} files that are two things at once",
        figure=f"{survived} of {came_through} kept carry the other",
        goal="0",
        holds=survived == 0,
    )
    monkeypatch.setattr(cleaning, "clean", lambda data, kind, most_pixels: data)
    _, survived = survivors(number, seed)
    proof("planted: files kept as they came", figure=str(survived), goal="> 0", holds=survived > 0)


def telling() -> Iterator[bytes]:
    """The place of a photograph, in every way that a camera or a program writes it."""
    place = samples.SECRET.decode()
    yield samples.from_a_phone()
    yield samples.a_jpeg(comment=place)
    yield samples.a_jpeg(xmp=samples.SECRET)
    said, written = PngInfo(), BytesIO()
    said.add_text("Location", place)
    said.add_itxt("XML:com.adobe.xmp", place)
    Image.new("RGB", (9, 9)).save(written, "PNG", pnginfo=said)
    yield written.getvalue()
    yield samples.a_telling_pdf()
    for photograph in samples.telling_jpegs().values():
        yield samples.a_pdf_of(photograph, "/DCTDecode")


def test_places(proof: Say) -> None:
    sent = list(telling())
    assert all(samples.SECRET in data for data in sent)
    cleaned = [cleaning.clean(data, kind_of(data), most_pixels=PIXELS) for data in sent]
    left = sum(samples.SECRET in data for data in cleaned)
    proof(f"{len(sent)} ways of saying where it was taken", figure=f"{left} left", goal="0", holds=left == 0)


NAMES = ["../../../etc/cron.d/run", "/etc/passwd", "..\\..\\run.exe", "a\x00.txt", "\u202etxt.exe", "a" * 600,
         'x"; filename="run.exe', "x\r\nSet-Cookie: a=b", "CON", ".htaccess", "Sol Example 4 May 1990.pdf"]  # fmt: skip


@pytest.mark.usefixtures("own_database")
def test_slips_and_what_a_browser_would_draw(proof: Say, settings: Any, tmp_path: Path) -> None:
    settings.SEALED_FILES = tmp_path / "files"
    alice = a_navigator()
    case, client = a_case(alice, at=timezone.now()), Client()
    client.force_login(alice)
    sent = [send(client, case, name, b"Dear Sol") for name in NAMES]
    sent += [send(client, case, "a.txt", data) for data in samples.of_other_kinds().values()]
    lying = {Path(folder, name) for folder, _, names in os.walk(tmp_path) for name in names}
    outside = lying - {path for _, path in files.every_file()}
    answers = [
        client.get(url) for url in re.findall(r'href="([^"]+/documents/[0-9a-f-]{36}/)"', page(client, case))
    ]
    drawn = [answer for answer in answers if not _only_a_file(answer)]
    proof(
        f"{len(sent)} names and kinds sent, {len(answers)} kept",
        figure=f"{len(outside)} lie elsewhere, {len(drawn)} could be drawn",
        goal="0, 0",
        holds=len(answers) == len(NAMES) and not outside and not drawn,
    )


def send(client: Client, case: Case, name: str, data: bytes) -> int:
    """Written by hand, since Django's own client would send a name that is cut short."""
    given = {"what": "letter", "title": "T", "section": "support", "form_key": str(uuid4())}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{given[key]}\r\n' for key in given]
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/html\r\n\r\n'
    body = "".join([*parts, head]).encode() + data + b"\r\n--x--\r\n"
    url = f"/cases/{case.pk}/documents/new/"
    return client.generic("POST", url, body, content_type="multipart/form-data; boundary=x").status_code


def page(client: Client, case: Case) -> str:
    return client.get(f"/cases/{case.pk}/documents/").text


def _only_a_file(answer: Any) -> bool:
    named = re.fullmatch(r'attachment; filename="document-\d+\.txt"', answer.headers["Content-Disposition"])
    shut_in = answer.headers["Content-Security-Policy"].startswith("sandbox")
    return bool(named) and shut_in and answer.headers["X-Content-Type-Options"] == "nosniff"
