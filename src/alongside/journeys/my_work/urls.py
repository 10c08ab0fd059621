from django.urls import path

from alongside.journeys.my_work import views

app_name = "my_work"
urlpatterns = [
    path("", views.home, name="home"),
    path("team/", views.team, name="team"),
    path("find/", views.find, name="find"),
]
