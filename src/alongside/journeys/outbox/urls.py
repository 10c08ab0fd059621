from django.urls import path, register_converter

from . import views
from .converters import LetterKey

register_converter(LetterKey, "letter")

app_name = "outbox"
urlpatterns = [
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<letter:key>/", views.letter, name="letter"),
]
