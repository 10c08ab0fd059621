from django.urls import path

from alongside.rooms.choices.views import choice as views
from alongside.rooms.choices.views import consent, sharing

app_name = "choices"
CONSENT = "cases/<uuid:case_id>/consent/"
CASE = "cases/<uuid:case_id>/choice/"
urlpatterns = [
    path("your-choice/", views.your_choice, name="your_choice"),
    path("your-support/", views.your_support, name="your_support"),
    path(f"{CASE}talks/new/", views.new_session, name="new_session"),
    path(f"{CASE}talks/<uuid:session_id>/", views.correcting_session, name="session"),
    path(f"{CASE}answer/", views.answer, name="answer"),
    path(f"{CASE}advice/", views.advice, name="advice"),
    path(f"{CASE}support/", views.support, name="support"),
    path("your-sharing/", consent.your_sharing, name="your_sharing"),
    path(CONSENT, consent.consents, name="consents"),
    path(f"{CONSENT}ask/", consent.asking, name="ask_consent"),
    path(f"{CONSENT}support/", consent.without_consent, name="without_consent"),
    path(f"{CONSENT}share/", sharing.deciding, name="share_without_consent"),
    path(f"{CONSENT}share/<uuid:sharing_id>/", sharing.sharing, name="sharing"),
    path(f"{CONSENT}share/<uuid:sharing_id>/end/", sharing.ending, name="end_sharing"),
    path(f"{CONSENT}<uuid:consent_id>/withdraw/", consent.withdrawing, name="withdraw_consent"),
]
