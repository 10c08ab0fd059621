"""The outer walls, seen from outside: signed-out forms, broken constraints, headers on every answer."""

import re
from pathlib import Path

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from alongside.config.headers import every_answer
from alongside.config.refusals import said_by_the_database
from alongside.rooms.directory.tests.factories import a_worker

pytestmark = pytest.mark.django_db
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
ON_EVERY_ANSWER = (
    "Content-Security-Policy",
    "Cache-Control",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "X-Robots-Tag",
)


def test_words_sent_after_the_session_ended_are_given_back(client: Client) -> None:
    answer = client.post("/start/", {"name": "Blue scarf", "form_key": "x"}, **OURS)  # type: ignore[arg-type]
    assert answer.status_code == 403
    assert "Blue scarf" in answer.text
    assert "sign in again" in answer.text


def test_they_are_not_given_back_to_a_strangers_page(client: Client) -> None:
    assert "Blue scarf" not in client.post("/start/", {"name": "Blue scarf"}).text


def test_a_page_asked_for_signed_out_leads_to_the_door_and_back(client: Client) -> None:
    answer = client.get("/start/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in/?next=/start/"


@pytest.mark.parametrize(
    "path", ["/", "/sign-in/", "/sign-in", "/leave/", "/nothing/", "/no-such-page/", "/start/"]
)
def test_headers_stand_on_pages_redirects_and_errors(client: Client, path: str) -> None:
    for answer in (client.get(path), client.head(path), client.post(path)):
        missing = [name for name in ON_EVERY_ANSWER if name not in answer.headers]
        assert missing == [], (path, answer.status_code)
        assert answer.headers["Cache-Control"] == "no-store"


def test_they_stand_on_the_answer_to_a_foreign_name(client: Client) -> None:
    answer = client.get("/", headers={"host": "somewhere.else.example"})
    assert answer.status_code == 400
    assert [name for name in ON_EVERY_ANSWER if name not in answer.headers] == []


def test_a_head_has_no_body_and_says_how_long_it_would_be() -> None:
    """From the server's side: the client of the tests would take a body away unseen."""
    asked = RequestFactory().head("/sign-in/")
    answer = every_answer(lambda request: HttpResponse("some words", headers={"Content-Length": "10"}))(asked)
    assert isinstance(answer, HttpResponse)
    assert (answer.content, answer.headers["Content-Length"]) == (b"", "10")


def test_the_policy_allows_nothing_inline_and_nobody_else(client: Client) -> None:
    policy = client.get("/sign-in/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy


# Every script there is, and the one template that loads it.
SCRIPTS = {
    "sign_in/passkeys.js": "sign_in/with_script.html",
    "conferences/notes.js": "conferences/meeting.html",
}


def test_no_page_loads_a_script_but_those_that_are_named() -> None:
    ours = Path(__file__).parents[2] / "src" / "alongside"
    scripts = {path.as_posix().rpartition("/static/")[2] for path in ours.rglob("static/**/*.js")}
    found = {
        (script, path.as_posix().rpartition("/templates/")[2])
        for path in ours.rglob("templates/**/*.html")
        for script in re.findall(r"<script(.*?)>", path.read_text())
    }
    assert scripts == set(SCRIPTS)
    assert found == {
        (f""" src="{{{{ static('{script}') }}}}" defer""", page) for script, page in SCRIPTS.items()
    }


def test_a_violation_without_a_name_is_still_a_sentence() -> None:
    assert str(said_by_the_database(IntegrityError("x"))).startswith("Somebody else was first")


def test_leaving_ends_the_session_and_clears_the_browser(client: Client) -> None:
    client.force_login(a_worker())
    answer = client.get("/leave/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "_auth_user_id" not in client.session
