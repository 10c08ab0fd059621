from django.urls import path

from alongside.journeys.keep_or_erase.views import area, case

app_name = "keep_or_erase"
CASE = "cases/<uuid:case_id>/"
urlpatterns = [
    path(f"{CASE}kept/", case.of_case, name="of_case"),
    path(f"{CASE}kept/hold/", case.holding, name="hold"),
    path(f"{CASE}kept/hold/<uuid:hold_id>/end/", case.ending_hold, name="end_hold"),
    path(f"{CASE}forget/", case.asking, name="ask"),
    path(f"{CASE}forget/<uuid:erasure_id>/", case.answering, name="answer"),
    path("retention/", area.overview, name="overview"),
    path("retention/<uuid:case_id>/hold/", area.holding, name="hold_in_area"),
    path("retention/erased/<uuid:case_id>/", area.tombstone, name="tombstone"),
]
