"""What a browser is told to do with a page stands on every answer there can be: pages, redirects, errors, files."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from pytest_django.fixtures import Settings

from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import User
from alongside.journeys.demo_caseload import cast
from tests.proofs.conftest import Read
from tests.proofs.test_need_to_know_second_factor import addresses
from tests.support.headers import missing
from tests.support.proofs import Say

pytestmark = pytest.mark.timeout(1800)
Many = Callable[[int, int], int]
STATUSES = (200, 302, 400, 403, 404, 405, 409, 413, 429, 500)
DOOR = "alongside.foundations.access.middleware.OneDoor"


def careless_cookies(answer: Any) -> list[str]:
    """Those that are taken away are empty."""
    given = {name: cookie for name, cookie in answer.cookies.items() if cookie.value}
    return [name for name, cookie in given.items() if not cookie["httponly"] or cookie["samesite"] != "Lax"]


class Answering:
    """Stands in the place of the door, and gives whatever answer the request names."""

    def __init__(self, get_response: Callable[[Request], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        status = int(request.headers["X-Answer"])
        if status == 500:
            raise RuntimeError("An error of ours")
        answer = HttpResponse("Words", status=status)
        if status == 302:
            answer.headers["Location"] = "/"
        answer.set_cookie("alongside", "x", httponly=True, samesite="Lax")
        return answer


def bare_answers(paths: list[str]) -> Iterator[tuple[str, list[str]]]:
    client = Client(raise_request_exception=False)
    for path in paths:
        for method in ("get", "post", "head"):
            for status in STATUSES:
                answer = getattr(client, method)(path, headers={"X-Answer": str(status)})
                assert answer.status_code == status or stopped_before(path, answer.status_code)
                yield f"{method} {path} {status}", missing(answer.headers) + careless_cookies(answer)


def stopped_before(path: str, status: int) -> bool:
    """A system without a key is sent away, or told to wait, before there is an answer to make up."""
    return path.startswith("/api/") and status in (401, 429)


@pytest.fixture
def any_answer(settings: Settings) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:-1], f"{__name__}.Answering"]


def chosen(many: Many) -> list[str]:
    paths = sorted({path for path, _ in addresses()})
    return paths[:: many(8, 1)]


@pytest.mark.django_db
@pytest.mark.usefixtures("any_answer")
def test_every_answer_of_every_address(proof: Say, many: Many) -> None:
    checked = list(bare_answers(chosen(many)))
    wrong = [(what, names) for what, names in checked if names]
    proof(
        f"answers without a header they need, {len(checked):,} answers",
        figure=f"{len(wrong)}" + (f", such as {wrong[0]}" if wrong else ""),
        goal="0",
        holds=not wrong,
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("any_answer")
def test_planted_without_the_outermost_wall(proof: Say, settings: Settings) -> None:
    settings.MIDDLEWARE = settings.MIDDLEWARE[1:]
    wrong = [what for what, names in bare_answers(["/", "/sign-in/"]) if names]
    proof("planted: nobody sets them", figure=f"{len(wrong)} found", goal="60", holds=len(wrong) == 60)


def test_pages_files_and_refusals_as_they_are(proof: Say, many: Many, read_by: Read) -> None:
    checked, wrong = 0, list[str]()
    for name in (cast.ANA, cast.MEI, cast.SAM)[: many(1, 3)]:
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(full_name=name))
        pages = [page.url for page in read_by(name)][: many(20, 400)]
        for url in [*pages, "/no-such-page/", "/start", "/cases/00000000-0000-4000-8000-000000000000/"]:
            for method in ("get", "post", "put"):
                answer = getattr(client, method)(url)
                checked += 1
                if missing(answer.headers) or careless_cookies(answer):
                    wrong.append(f"{method} {url} {answer.status_code}")
    proof(
        f"pages and refusals of the demo, {checked:,}",
        figure=f"{len(wrong)} wrong" + (f", such as {wrong[0]}" if wrong else ""),
        goal="0",
        holds=not wrong,
    )


@pytest.mark.django_db
def test_style_sheets_may_be_kept_and_say_the_rest(proof: Say) -> None:
    urls = [
        staticfiles_storage.url("design/alongside.css"),
        "/static/no-such-file.css",
        "/static/../settings.py",
        "/static/",
    ]
    answers = [Client().get(url) for url in urls]
    wrong = [answer for answer in answers if missing(answer.headers, kept=True) or answer.cookies]
    for answer in answers:
        answer.close()
    proof("style sheets", figure=f"{len(wrong)} wrong", goal="0", holds=not wrong)


@pytest.mark.django_db
def test_over_https_the_browser_stays_there(proof: Say, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    answers = [Client().get(path, secure=True) for path in ("/", "/sign-in/", "/no-such-page/", "/static/")]
    wrong = [
        answer
        for answer in answers
        if "max-age=31536000" not in answer.headers.get("Strict-Transport-Security", "")
    ]
    proof("answers over https", figure=f"{len(wrong)} without HSTS", goal="0", holds=not wrong)
