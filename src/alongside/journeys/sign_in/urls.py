from django.urls import path

from alongside.journeys.sign_in.views import again, agreement, arriving, own, passkeys, second

app_name = "sign_in"
urlpatterns = [
    path("sign-in/", arriving.sign_in, name="sign_in"),
    path("sign-in/on/", arriving.on, name="on"),
    path("sign-in/as/<uuid:user_id>/", arriving.step_in, name="step_in"),
    path("sign-in/code/", second.second, name="second"),
    path("sign-in/passkey/", passkeys.second, name="passkey"),
    path("sign-in/set-up/", second.set_up, name="set_up"),
    path("sign-in/set-up/app/", second.set_up_app, name="set_up_app"),
    path("sign-in/set-up/passkey/", passkeys.set_up, name="set_up_passkey"),
    path("sign-in/agreement/", agreement.agreement, name="agreement"),
    path("sign-in/locked/", again.unlock, name="unlock"),
    path("sign-in/again/", again.again, name="again"),
    path("sign-in/again/passkey/", passkeys.again, name="again_passkey"),
    path("sign-out/", arriving.sign_out, name="sign_out"),
    path("welcome/<str:key>/<str:token>/", arriving.welcome, name="welcome"),
    path("you/", own.own, name="own"),
    path("you/password/", own.password, name="password"),
    path("you/recovery-codes/", own.codes, name="codes"),
    path("you/recovery-codes/new/", own.new_codes, name="new_codes"),
    path("you/agreement/", own.agreed, name="agreed"),
    path("you/factors/<int:number>/remove/", own.remove, name="remove"),
    path("you/sessions/end/", own.end_others, name="end_others"),
    path("you/sessions/<uuid:number>/end/", own.end_session, name="end_session"),
]
