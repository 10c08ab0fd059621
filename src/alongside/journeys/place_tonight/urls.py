from django.urls import path

from alongside.journeys.place_tonight.views import areas, beds, overrides

app_name = "place_tonight"
urlpatterns = [
    path("cases/<uuid:case_id>/bed/", beds.bed, name="bed"),
    path("cases/<uuid:case_id>/bed/choose/", beds.choosing, name="choose"),
    path("cases/<uuid:case_id>/bed/nothing-suits/", beds.nothing_suits, name="nothing_suits"),
    path("cases/<uuid:case_id>/bed/withdraw/", beds.withdrawing, name="withdraw"),
    path("cases/<uuid:case_id>/bed/not-safe/", areas.areas, name="areas"),
    path("cases/<uuid:case_id>/bed/not-safe/new/", areas.adding, name="add_area"),
    path("cases/<uuid:case_id>/bed/not-safe/<uuid:area_id>/lift/", areas.lifting, name="lift_area"),
    path(
        "cases/<uuid:case_id>/bed/not-safe/<uuid:area_id>/house/<uuid:premises_id>/",
        overrides.asking,
        name="ask_override",
    ),
    path(
        "cases/<uuid:case_id>/bed/not-safe/asked/<uuid:override_id>/",
        overrides.answering,
        name="answer_override",
    ),
    path(
        "cases/<uuid:case_id>/bed/not-safe/asked/<uuid:override_id>/withdraw/",
        overrides.withdrawing,
        name="withdraw_override",
    ),
]
