from django.urls import path

from alongside.journeys.sign_in import views

app_name = "sign_in"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/as/<uuid:user_id>/", views.step_in, name="step_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("welcome/<str:key>/<str:token>/", views.welcome, name="welcome"),
]
