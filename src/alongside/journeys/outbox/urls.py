from django.urls import path, register_converter

from alongside.journeys.outbox import views
from alongside.journeys.outbox.converters import LetterKey

register_converter(LetterKey, "letter")

app_name = "outbox"
urlpatterns = [
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<letter:key>/", views.letter, name="letter"),
]
