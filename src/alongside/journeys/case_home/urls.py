from django.urls import path

from alongside.journeys.case_home import views

app_name = "case_home"
urlpatterns = [
    path("cases/<uuid:case_id>/", views.home, name="home"),
    path("cases/<uuid:case_id>/age/", views.age, name="age"),
    path("cases/<uuid:case_id>/close/", views.close, name="close"),
    path("cases/<uuid:case_id>/met/", views.met, name="met"),
    path("cases/<uuid:case_id>/reopen/", views.reopen, name="reopen"),
    path("cases/<uuid:case_id>/opened-in-error/", views.opened_in_error, name="opened_in_error"),
]
