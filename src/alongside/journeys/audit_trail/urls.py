from django.urls import path

from alongside.journeys.audit_trail import views

app_name = "audit_trail"
urlpatterns = [
    path("audit/", views.trail, name="trail"),
    path("cases/<uuid:case_id>/who-looked/", views.who_looked, name="who_looked"),
]
