from django.urls import URLPattern, URLResolver, include, path

from alongside.journeys.sign_in.views import agencies

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("alongside.foundations.design.urls")),
    path("", include("alongside.journeys.audit_trail.urls")),
    path("", include("alongside.journeys.case_home.urls")),
    path("", include("alongside.journeys.council_systems.urls")),
    path("", include("alongside.journeys.keep_or_erase.urls")),
    path("", include("alongside.journeys.move_area.urls")),
    path("", include("alongside.journeys.my_work.urls")),
    path("", include("alongside.journeys.outbox.urls")),
    path("", include("alongside.journeys.place_tonight.urls")),
    path("", include("alongside.journeys.run_partnership.urls")),
    path("", include("alongside.journeys.sign_in.urls")),
    path("", include("alongside.journeys.start_here.urls")),
    path("", include("alongside.journeys.subject_access.urls")),
    path("", include("alongside.reporting.urls")),
    # Under the names by which allauth finds them.
    path("sign-in/agency/<slug:provider_id>/", agencies.begin, name="openid_connect_login"),
    path("sign-in/agency/<slug:provider_id>/back/", agencies.come_back, name="openid_connect_callback"),
    path("", include("alongside.rooms.beds.urls")),
    path("", include("alongside.rooms.choices.urls")),
    path("", include("alongside.rooms.conferences.urls")),
    path("", include("alongside.rooms.people.urls")),
    path("", include("alongside.rooms.referrals.urls")),
]

handler400 = "alongside.config.refusals.bad_request"
handler403 = "alongside.config.refusals.not_permitted"
handler404 = "alongside.config.refusals.not_found"
handler500 = "alongside.config.refusals.our_error"
