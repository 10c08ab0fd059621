from django.http import QueryDict

from alongside.foundations.access.request import Request
from alongside.foundations.design.fields import MomentField
from alongside.rooms.conferences import presenters


def typed(request: Request) -> QueryDict | None:
    """What was sent. The button of a proposed time stands for the time that could be typed."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    if chosen := presenters.chosen_time(data.get("at", "")):
        parts = MomentField(label="").written(chosen)
        for part, text in parts.items():
            data[f"starts_{part}"] = text
    return data
