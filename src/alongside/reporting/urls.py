from django.urls import path

from alongside.reporting import views

app_name = "reporting"
urlpatterns = [
    path("reports/conferences/", views.conferences, name="conferences"),
    path("reports/conferences.csv", views.conferences_csv, name="conferences_csv"),
    path("reports/agencies/", views.network, name="network"),
    path("reports/beds/", views.beds, name="beds"),
    path("reports/beds.csv", views.beds_csv, name="beds_csv"),
    path("reports/beds.json", views.beds_json, name="beds_json"),
]
