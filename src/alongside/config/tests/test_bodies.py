"""What is sent is weighed at the door: a file goes to the pages that take one, and a form to the rest."""

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from alongside.config.bodies import every_body
from alongside.foundations.uploads.receiving import takes_files

pytestmark = pytest.mark.django_db


def a_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"took {len(request.body)}")


class Urls:
    urlpatterns = [
        path("words/", a_page),
        path("files/", takes_files(lambda request: a_page(request))),
        path("", include("alongside.config.urls")),
    ]


@pytest.mark.parametrize(
    ("page", "size", "status"),
    [
        ("words", 2_000_000, 200),
        ("words", 2_000_001, 413),
        ("files", 11_000_001, 413),
        ("none", 2_000_001, 413),
    ],
)
def test_a_body_that_is_too_large_is_answered_with_a_page(
    rf: RequestFactory, page: str, size: int, status: int, settings: pytest.FixtureRequest
) -> None:
    settings.ROOT_URLCONF = Urls  # type: ignore[attr-defined]
    request = rf.post(f"/{page}/", b"a" * size, content_type="text/plain")
    answer = every_body(a_page)(request)
    assert answer.status_code == status
    assert (b"Nothing was saved" in answer.content) is (status == 413)  # type: ignore[attr-defined]


def test_it_stands_before_whatever_reads_the_body(client: Client) -> None:
    answer = client.post("/sign-in/", b"a" * 2_000_001, content_type="text/plain")
    assert answer.status_code == 413
    assert "2 MB" in answer.text


def test_what_is_refused_is_heard_to_its_end_but_not_for_ever(rf: RequestFactory) -> None:
    request = rf.post("/", CONTENT_LENGTH=str(10**12), content_type="text/plain")
    request._stream = body = BytesIO(b"a" * 70_000_000)
    every_body(a_page)(request)
    assert len(body.read()) == 6_000_000


def test_no_plain_file_lies_on_a_disk() -> None:
    assert [f"{MemoryFileUploadHandler.__module__}.MemoryFileUploadHandler"] == settings.FILE_UPLOAD_HANDLERS
