"""Whether what somebody shows is looked at, and whether it is right. A try too many is answered like a wrong one."""

import struct
from typing import Any

from allauth.mfa.webauthn.internal.auth import complete_authentication
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError

from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import User
from alongside.foundations.accounts.turnstile import comer, may_try
from alongside.journeys.sign_in import actions

# What the readers of an answer stumble over when it was made up by hand.
UNREADABLE = (
    ValidationError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    RuntimeError,
    struct.error,
)


def code_is_right(request: Request, user: User, code: str) -> bool:
    if not may_try("code", str(user.pk), comer(request, user), request.now):
        return False
    return bool(actions.prove_by_code(user=user, code=code, by=user, at=request.now))


def password_is_right(request: Request, user: User, password: str) -> bool:
    if not may_try("password", user.email, comer(request, user), request.now):
        make_password(password)
        return False
    right = user.check_password(password)
    note = actions.note_unlocking if right else actions.note_refusal
    note(user=user, way="unlock", by=user, at=request.now)
    return right


def passkey_is_right(request: Request, user: User, credential: dict[str, Any]) -> bool:
    """Needs no allowance: an answer is good for one challenge of ours, and cannot be guessed."""
    try:
        complete_authentication(user, credential).record_usage()
        right = True
    except UNREADABLE:
        right = False
    actions.note_passkey(user=user, right=right, by=user, at=request.now)
    return right
