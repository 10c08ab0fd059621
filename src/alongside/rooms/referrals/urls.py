from django.urls import path

from alongside.rooms.referrals.views import decisions, drafts, overview, sending

app_name = "referrals"
CASE = "cases/<uuid:case_id>/"
REFERRAL = f"{CASE}referrals/<uuid:referral_id>/"
urlpatterns = [
    path(f"{CASE}choice-and-referral/", overview.overview, name="overview"),
    path(f"{CASE}referrals/new/", drafts.start, name="start"),
    path(f"{CASE}referrals/none/", sending.not_referred, name="not_referred"),
    path(f"{REFERRAL}", overview.referral, name="referral"),
    path(f"{REFERRAL}edit/", drafts.edit, name="edit"),
    path(f"{REFERRAL}reach/", drafts.reach, name="reach"),
    path(f"{REFERRAL}send/", sending.send, name="send"),
    path(f"{REFERRAL}give-up/", sending.give_up, name="give_up"),
    path(f"{REFERRAL}withdraw/", sending.withdraw, name="withdraw"),
    path(f"{REFERRAL}reference/", sending.reference, name="reference"),
    path(f"{REFERRAL}decisions/new/", decisions.new_decision, name="new_decision"),
    path(f"{CASE}decisions/<uuid:decision_id>/told/", decisions.told, name="told"),
]
