from django.urls import path

from alongside.foundations.design.leaving import leave, nothing

urlpatterns = [
    path("leave/", leave, name="leave"),
    path("nothing/", nothing, name="nothing"),
]
