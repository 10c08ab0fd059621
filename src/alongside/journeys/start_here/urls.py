from django.urls import path

from alongside.journeys.start_here import views

app_name = "start_here"
urlpatterns = [
    path("start/", views.start, name="start"),
    path("cases/<uuid:case_id>/started/", views.started, name="started"),
]
