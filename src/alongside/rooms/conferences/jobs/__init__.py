"""What is sent after the transaction that wanted it, and what is looked for by the clock."""

from alongside.rooms.conferences.jobs.chasing import (
    chase_at,
    climb_steps_at,
    post_chaser,
    post_late_step,
)
from alongside.rooms.conferences.jobs.handover import climb_handovers_at, post_handover, post_late_handover
from alongside.rooms.conferences.jobs.minutes import post_minutes
from alongside.rooms.conferences.jobs.posting import (
    post,
    post_guest_code,
    post_guest_link,
    post_invitation,
)
from alongside.rooms.conferences.jobs.sweeps import (
    climb_at,
    look_around,
    post_climbing,
    post_reminder,
    remind_at,
)

__all__ = [
    "chase_at",
    "climb_at",
    "climb_handovers_at",
    "climb_steps_at",
    "look_around",
    "post",
    "post_chaser",
    "post_climbing",
    "post_guest_code",
    "post_guest_link",
    "post_handover",
    "post_invitation",
    "post_late_handover",
    "post_late_step",
    "post_minutes",
    "post_reminder",
    "remind_at",
]
