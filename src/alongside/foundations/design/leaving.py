"""Leaving fast: out of the session and onto a page that says nothing, in one tap."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from alongside.foundations.access.doors import acts_when_opened, door
from alongside.foundations.kernel.vocabulary import Door


class SeeOther(HttpResponseRedirect):
    status_code = 303


@acts_when_opened
@csrf_exempt  # leaving must never fail; the worst a stranger's page can do with it is sign somebody out
@door(Door.PUBLIC)
def leave(request: HttpRequest) -> HttpResponse:
    """GET as well, so that it is one tap without a script. The browser's history is not ours to erase."""
    logout(request)
    answer = SeeOther(reverse("nothing"))
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


@require_safe
@door(Door.PUBLIC)
def nothing(request: HttpRequest) -> HttpResponse:
    answer = render(request, "design/nothing.html")
    answer["Cache-Control"] = "no-store"
    return answer
