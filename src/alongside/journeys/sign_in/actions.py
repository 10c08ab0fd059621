from datetime import datetime
from typing import Any

from allauth.socialaccount.models import SocialAccount

from alongside.foundations.access.verbs import verb
from alongside.foundations.accounts import actions as proofs
from alongside.foundations.accounts.agreement import Agreement
from alongside.foundations.accounts.factors import factors_of
from alongside.foundations.accounts.models import Acceptance, AgreementText, Session, User
from alongside.foundations.audit.record import record
from alongside.foundations.kernel.results import Refused

OTHER_PERSON = "Your agency has given this address to somebody else before, or you a new account."


@verb
def choose_password(*, user: User, password: str, but: str | None = None, by: User, at: datetime) -> None:
    """Every other session ends: whoever knew the old password may sit in one of them. `but` is the key of this one."""
    user.set_password(password)
    user.save(update_fields=["password"])
    Session.objects.end_all(user, but=but)
    record("account.password_chosen", by=by, at=at, about=user)


@verb
def note_sign_in(*, user: User, way: str, by: User, at: datetime) -> None:
    record("account.signed_in", by=by, at=at, about=user, way=way)


@verb
def note_refusal(*, user: User | None, way: str, by: User | None, at: datetime) -> None:
    record("account.sign_in_refused", by=by, at=at, about=user, way=way)


@verb
def note_unlocking(*, user: User, way: str, by: User, at: datetime) -> None:
    record("account.proven_again", by=by, at=at, about=user, way=way)


@verb
def prove_by_code(*, user: User, code: str, by: User, at: datetime) -> str:
    """The kind of factor that was proven; empty when the code is wrong or was used before."""
    kind = proofs.spend_code(user, code)
    event = "account.second_factor_proven" if kind else "account.second_factor_refused"
    record(event, by=by, at=at, about=user, kind=kind or "code")
    return kind


@verb
def note_passkey(*, user: User, right: bool, by: User, at: datetime) -> None:
    event = "account.second_factor_proven" if right else "account.second_factor_refused"
    record(event, by=by, at=at, about=user, kind="webauthn")


@verb
def add_app(*, user: User, secret: str, code: str, by: User, at: datetime) -> None:
    if not proofs.add_app(user, secret, code):
        raise Refused("This is not the code that the app shows now.", "Wait for the next one and type it.")
    proofs.recovery_codes(user)
    record("account.second_factor_added", by=by, at=at, about=user, kind="totp")


@verb
def add_passkey(*, user: User, name: str, credential: dict[str, Any], by: User, at: datetime) -> None:
    row = proofs.add_passkey(user, name, credential)
    proofs.recovery_codes(user)
    record("account.second_factor_added", by=by, at=at, about=user, kind="webauthn", number=row.pk)


@verb
def remove_factor(*, user: User, number: int, by: User, at: datetime) -> None:
    """The last one stays: otherwise the next sign-in could set up anybody's."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not factors_of(user).several:
        raise Refused("This is your only second factor.", "Add another one first, then remove this.")
    kind = proofs.remove(user, number)
    if not kind:
        raise Refused("It is not there any more.")
    record("account.second_factor_removed", by=by, at=at, about=user, kind=kind, number=number)


@verb
def new_recovery_codes(*, user: User, by: User, at: datetime) -> None:
    proofs.recovery_codes(user, anew=True)
    record("account.recovery_codes_made", by=by, at=at, about=user)


@verb
def accept(*, user: User, agreement: Agreement, by: User, at: datetime) -> Acceptance:
    text = AgreementText.objects.keep(agreement.version, agreement.words)
    if text.words != agreement.words:
        raise Refused(
            "The words of this agreement were changed, but not its version.",
            "Tell those who run this installation: changed words need a new version.",
        )
    accepted = Acceptance.objects.create(user=user, text=text, accepted_at=at, accepted_by=by)
    record("account.agreement_accepted", by=by, at=at, about=user, version=agreement.version)
    return accepted


@verb
def end_session(*, user: User, number: Any, by: User, at: datetime) -> None:
    if not Session.objects.end_one(user, number):
        raise Refused("This session is over already.")
    record("account.session_ended", by=by, at=at, about=user)


@verb
def end_other_sessions(*, user: User, but: str | None, by: User, at: datetime) -> None:
    Session.objects.end_all(user, but=but)
    record("account.sessions_ended", by=by, at=at, about=user)


@verb
def recognise(*, user: User, agency: str, subject: str, by: User, at: datetime) -> None:
    """The first time, who the agency says this is; ever after, the same.

    An address that was given to somebody else meanwhile does not let them in as this one.
    """
    known = SocialAccount.objects.select_for_update().filter(provider=agency)
    owner = known.filter(uid=subject).first()
    if owner is None and not known.filter(user_id=user.pk).exists():
        SocialAccount.objects.create(user_id=user.pk, provider=agency, uid=subject, extra_data={})
    elif owner is None or owner.user_id != user.pk:
        raise Refused(OTHER_PERSON, "The administrator of your agency can set your sign-in free again.")
    record("account.recognised", by=by, at=at, about=user, agency=agency)
