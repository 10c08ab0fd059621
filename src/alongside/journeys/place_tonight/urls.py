from django.urls import path

from alongside.journeys.place_tonight import views

app_name = "place_tonight"
urlpatterns = [
    path("cases/<uuid:case_id>/bed/", views.bed, name="bed"),
    path("cases/<uuid:case_id>/bed/choose/", views.choosing, name="choose"),
    path("cases/<uuid:case_id>/bed/nothing-suits/", views.nothing_suits, name="nothing_suits"),
    path("cases/<uuid:case_id>/bed/withdraw/", views.withdrawing, name="withdraw"),
]
