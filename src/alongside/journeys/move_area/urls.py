from django.urls import path

from alongside.journeys.move_area.views import parcels

app_name = "move_area"
urlpatterns = [path("parcels/", parcels.parcels, name="parcels")]
