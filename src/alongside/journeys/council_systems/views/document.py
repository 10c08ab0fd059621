from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.council_systems.views.api import api


@door(Door.PUBLIC)
@require_safe
def openapi(request: Request) -> HttpResponse:
    """The document alone: a page that draws it would come from somebody else's server, with somebody else's script."""
    return JsonResponse(api.get_openapi_schema(path_prefix="/api/v1/"))
