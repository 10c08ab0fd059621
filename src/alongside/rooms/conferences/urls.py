from django.urls import path

from alongside.rooms.conferences.views import (
    convening,
    corrections,
    guests,
    inviting,
    meeting,
    minutes,
    plan,
    replies,
)

app_name = "conferences"
CASE = "cases/<uuid:case_id>/"
ONE = "conferences/<uuid:conference_id>/"
urlpatterns = [
    path(f"{CASE}conferences/", convening.of_case, name="of_case"),
    path(f"{CASE}conferences/new/", convening.convening, name="convene"),
    path(f"{CASE}conferences/past/", convening.recording_past, name="past"),
    path(f"{CASE}actions/", plan.actions, name="actions"),
    path(ONE, convening.conference, name="conference"),
    path(f"{ONE}move/", convening.moving, name="move"),
    path(f"{ONE}cancel/", convening.cancelling, name="cancel"),
    path(f"{ONE}invite/", inviting.inviting, name="invite"),
    path(f"{ONE}invitations/<uuid:invitation_id>/", inviting.invitation, name="invitation"),
    path(f"{ONE}invitations/<uuid:invitation_id>/answer/", inviting.answering_for, name="answer_for"),
    path(f"{ONE}invitations/<uuid:invitation_id>/withdraw/", inviting.withdrawing, name="withdraw"),
    path(f"{ONE}meeting/", meeting.meeting, name="meeting"),
    path(f"{ONE}held/", meeting.holding, name="held"),
    path(f"{ONE}held/correct/", corrections.held_at, name="correct_held"),
    path(f"{ONE}take-up/", meeting.taking_up, name="take_up"),
    path(f"{ONE}close/", meeting.closing, name="close"),
    path(f"{ONE}minutes/", minutes.minutes, name="minutes"),
    path("actions/<uuid:action_id>/", plan.action, name="action"),
    path("actions/<uuid:action_id>/day/", corrections.due_on, name="correct_due"),
    path("reply/<str:token>/", replies.reply, name="reply"),
    path("guest/", guests.conference, name="guest"),
    path("guest/answer/", guests.answering, name="guest_answer"),
    path("guest/write/", guests.returning, name="guest_return"),
    path("guest/code/", guests.code, name="guest_code"),
    path("guest/asked/", guests.asked, name="guest_asked"),
    path("guest/outside/", guests.outside, name="guest_outside"),
    path("guest/link/<str:token>/", guests.link, name="guest_link"),
    path("guest/link/<str:token>/again/", guests.link_again, name="guest_link_again"),
]
