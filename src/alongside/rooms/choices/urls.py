from django.urls import path

from alongside.rooms.choices.views import choice as views

app_name = "choices"
CASE = "cases/<uuid:case_id>/choice/"
urlpatterns = [
    path("your-choice/", views.your_choice, name="your_choice"),
    path("your-support/", views.your_support, name="your_support"),
    path(f"{CASE}talks/new/", views.new_session, name="new_session"),
    path(f"{CASE}talks/<uuid:session_id>/", views.correcting_session, name="session"),
    path(f"{CASE}answer/", views.answer, name="answer"),
    path(f"{CASE}advice/", views.advice, name="advice"),
    path(f"{CASE}support/", views.support, name="support"),
]
