"""One form with every kind of field, and a reader of what was drawn."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from lxml import html

from alongside.foundations.design import fields
from alongside.foundations.design.forms import VersionedForm
from alongside.foundations.design.words import LONDON

NOW = datetime(2026, 11, 22, 21, 5, tzinfo=LONDON)
KEY = "3b1f1c34-3f60-4a9b-9e0c-0a5d0d6f6d11"


class EveryField(VersionedForm):
    name = fields.TextField(label="Name they like", hint="A nickname is enough")
    met = fields.MomentField(label="When did you meet?", required=False)
    arrived = fields.DayField(label="Day of arrival", required=False)
    since = fields.PartDateField(label="Since when", required=False)
    age = fields.RadiosField(
        label="How old?", choices=[("a", "Adult"), ("c", "Under 18")], hints={"c": "17 too"}
    )
    contact = fields.RadiosField(label="Contact", choices=[("p", "Ring")], unanswered=True, required=False)
    seen = fields.CheckboxesField(label="Seen", choices=[("1", "Papers"), ("2", "Fear")], required=False)
    language = fields.SelectField(label="Language", choices=[("sq", "Shqip")], required=False)
    email = fields.EmailField(label="E-mail", required=False)
    nights = fields.NumberField(label="Nights", required=False)
    story = fields.LongTextField(label="What happened", required=False)
    danger = fields.ConfirmField(label="In danger now", required=False)
    secret = fields.PasswordField(label="Password", required=False)
    letter = fields.FileField(label="A letter", accept=".pdf", required=False)


GOOD: dict[str, Any] = {
    "version": "3", "form_key": KEY, "name": "Blue", "age": "a", "seen": ["1", "2"], "danger": "on",
    "met_day": "22", "met_month": "nov", "met_year": "2026", "met_time": "14:05", "since_year": "2025",
    "since_month": "3", "nights": "7", "story": "Came from <Dover>.", "language": "sq", "secret": "do not print",
}  # fmt: skip


def a_request(
    *, post: dict[str, str] | None = None, name: str | None = "Alice", **headers: str
) -> HttpRequest:
    factory = RequestFactory(headers=headers)
    request: Any = factory.get("/here/") if post is None else factory.post("/here/", post)
    request.now, request.is_demo = NOW, True
    user = SimpleNamespace(full_name=name) if name else None
    request.viewer = SimpleNamespace(user=user, is_guest=False)
    request.navigation = [{"text": "My work", "url": "/", "current": True}] if name else []
    answer: HttpRequest = request
    return answer


def drawn(template: str, request: HttpRequest | None = None, **context: Any) -> Any:
    """The tree of a page, drawn as Django would."""
    text = engines["jinja2"].from_string(template).render(context, request or a_request())
    return html.fromstring(text)


def words_of(node: Any) -> str:
    return " ".join(node.text_content().split())
