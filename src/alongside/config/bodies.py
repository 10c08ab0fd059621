"""What is sent is weighed before anybody reads it: a file goes to the few pages that take one, a form to the rest."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve

from alongside.foundations.design.answers import refused
from alongside.foundations.uploads.receiving import OF_THE_FORM, does_take_files

Answer = Callable[[HttpRequest], HttpResponseBase]
DRAINED = 64_000_000  # bytes; a browser that is not heard to the end shows no page but an error of its own
PIECE = 64 * 1024


def every_body(get_response: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponseBase:
        size, most = _size_of(request), _most_at(request.path_info)
        if size <= most:
            return get_response(request)
        _drain(request, size)
        return refused(
            request,
            f"This is more than {most // 1_000_000} MB, too much to take in.",
            "Nothing was saved. Go back, and choose a smaller file or write less.",
            status=413,
        )

    return answer


def _size_of(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


def _most_at(path: str) -> int:
    try:
        with_files = does_take_files(resolve(path).func)
    except Resolver404:
        with_files = False
    return settings.UPLOAD_BYTES + OF_THE_FORM if with_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def _drain(request: HttpRequest, size: int) -> None:
    left = min(size, DRAINED)
    while left > 0 and (piece := request.read(min(PIECE, left))):
        left -= len(piece)
