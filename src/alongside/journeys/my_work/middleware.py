from collections.abc import Callable

from django.http import HttpResponseBase

from alongside.foundations.access.request import Request
from alongside.journeys.my_work.presenters import navigation


def with_navigation(
    get_response: Callable[[Request], HttpResponseBase],
) -> Callable[[Request], HttpResponseBase]:
    """Puts the places of this viewer into the bar of every page. Stands after `one_viewer`."""

    def answer(request: Request) -> HttpResponseBase:
        request.navigation = navigation(request.viewer, request.path)  # type: ignore[attr-defined]
        return get_response(request)

    return answer
