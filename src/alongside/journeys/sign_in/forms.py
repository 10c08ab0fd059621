from typing import Any

from django.contrib.auth import authenticate, password_validation
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from alongside.foundations.accounts.models import User
from alongside.foundations.design.fields.text import EmailField, PasswordField
from alongside.foundations.design.forms import Form


class SignInForm(Form):
    email = EmailField(label="E-mail address", autocomplete="username")
    password = PasswordField(label="Password", autocomplete="current-password")

    def __init__(self, request: HttpRequest, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request = request
        self.user: User | None = None

    def clean(self) -> None:
        given = self.cleaned_data
        if not {"email", "password"} <= given.keys():
            return
        user = authenticate(self.request, username=given["email"], password=given["password"])
        if not isinstance(user, User):
            raise ValidationError("The e-mail address and the password do not belong together. Try again.")
        self.user = user


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
