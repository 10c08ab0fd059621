from django.urls import path

from alongside.reporting import views

app_name = "reporting"
urlpatterns = [path("reports/conferences/", views.conferences, name="conferences")]
