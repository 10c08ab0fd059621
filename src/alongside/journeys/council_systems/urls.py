"""Where systems come in, and the pages beside it."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from alongside.foundations.access.doors import door
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.council_systems.views import document, files
from alongside.journeys.council_systems.views.api import api

BASE = "api/v1/"
DOORS = {
    "vacancies": Door.SYSTEM,
    "taken_back": Door.SYSTEM,
    "stays": Door.SYSTEM,
    "services": Door.PUBLIC,
    "service": Door.PUBLIC,
}


def _of_systems() -> Iterator[URLPattern]:
    """The addresses of the interface, each with its door. One that has none here is not there."""
    named = {found.name: found for found in api.urls[0] if isinstance(found, URLPattern)}
    for name, kind in DOORS.items():
        view = door(kind)(named[name].callback)
        yield path(f"{BASE}{named[name].pattern}", view, name=name)


app_name = "council_systems"
urlpatterns = [
    path(f"{BASE}openapi.json", document.openapi, name="openapi"),
    *_of_systems(),
    path("beds/vacancies/", files.upload, name="upload"),
    path("beds/vacancies/pattern.csv", files.pattern, name="pattern"),
    path("beds/stays.csv", files.stays, name="stays_csv"),
]
