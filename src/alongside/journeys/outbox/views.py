from django.http import Http404, HttpResponse
from django.shortcuts import render

from alongside.foundations.access.doors import door
from alongside.foundations.access.request import Request
from alongside.foundations.kernel.vocabulary import Door
from alongside.journeys.outbox import queries
from alongside.journeys.outbox.presenters import with_links


@door(Door.DEMO)
def outbox(request: Request) -> HttpResponse:
    return render(request, "outbox/outbox.html", {"letters": queries.letters()})


@door(Door.DEMO)
def letter(request: Request, key: str) -> HttpResponse:
    found = queries.letter(key)
    if found is None:
        raise Http404
    return render(request, "outbox/letter.html", {"letter": found, "text": with_links(found.text)})
