from typing import Any

from django.contrib.auth import authenticate, password_validation
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError

from alongside.foundations.access.request import Request
from alongside.foundations.accounts.models import User
from alongside.foundations.accounts.turnstile import comer, may_try
from alongside.foundations.design.fields.choices import ConfirmField
from alongside.foundations.design.fields.text import EmailField, HiddenField, PasswordField, TextField
from alongside.foundations.design.forms import Form

WRONG = "The e-mail address and the password do not belong together. Try again."
WRONG_CODE = "This code is wrong, too old, or was used before. Wait for the next one and type it."
WRONG_PASSWORD = "This is not your password. Try again."  # nosec B105 - words on a page


class SignInForm(Form):
    email = EmailField(label="E-mail address", autocomplete="username")
    password = PasswordField(label="Password", autocomplete="current-password")

    def __init__(self, request: Request, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request = request
        self.user: User | None = None

    def clean(self) -> None:
        given = self.cleaned_data
        if not {"email", "password"} <= given.keys():
            return
        self.user = self._whose(given["email"], given["password"])
        if self.user is None:
            raise ValidationError(WRONG)

    def _whose(self, email: str, password: str) -> User | None:
        known = User.objects.filter(email__iexact=email, is_active=True).first()
        if not may_try("password", email, comer(self.request, known), self.request.now):
            make_password(password)  # takes as long as a look at it would have taken
            return None
        user = authenticate(self.request, username=email, password=password)
        return user if isinstance(user, User) else None


class NewPasswordForm(Form):
    password = PasswordField(
        label="New password",
        hint="At least 12 characters. Three words that have nothing to do with each other are easy to keep in mind.",
        autocomplete="new-password",
    )
    again = PasswordField(label="The same password again", autocomplete="new-password")

    def __init__(self, user: User, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password, self.user)
        return password

    def clean(self) -> None:
        given = self.cleaned_data
        if {"password", "again"} <= given.keys() and given["password"] != given["again"]:
            self.add_error("again", "The two passwords differ. Write the same one twice.")


class CodeForm(Form):
    code = TextField(
        label="Code",
        hint="The six digits that your app shows now, or one of your recovery codes",
        width=10,
        max_length=20,
        autocomplete="one-time-code",
        missing="Enter the code",
    )


class AppForm(Form):
    code = TextField(
        label="Code that the app shows", width=10, max_length=20, autocomplete="one-time-code"
    )  # fmt: skip


class PasswordAgainForm(Form):
    password = PasswordField(label="Password", autocomplete="current-password")


class PasskeyForm(Form):
    """The credential is what the browser answered; it comes from our script."""

    credential = HiddenField(max_length=20_000)


class NewPasskeyForm(PasskeyForm):
    name = TextField(label="A name for it", hint="Such as: work laptop", max_length=60, width=20)


class AgreementForm(Form):
    agreed = ConfirmField(label="I have read this and I agree", missing="Say that you agree, or sign out")
