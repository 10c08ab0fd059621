from datetime import datetime

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts.models import User
from alongside.foundations.audit.record import record


@verb
def choose_password(*, user: User, password: str, by: User, at: datetime) -> None:
    user.set_password(password)
    user.save(update_fields=["password"])
    record("account.password_chosen", by=by, at=at, about=user)


@verb
def note_sign_in(*, user: User, way: str, by: User, at: datetime) -> None:
    record("account.signed_in", by=by, at=at, about=user, way=way)
