"""The two template environments: ours, strict about every name, and that of the GOV.UK macros, which is not.

The macros ask for parameters that nobody passed and rely on getting nothing. Our own templates must not: a
misspelt name is an error here. So the macros live in an environment of their own and reach ours as globals.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    ChainableUndefined,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
)

from alongside.foundations.design import words
from alongside.foundations.design.answers import kept_text

COMPONENTS = files("govuk_frontend_jinja") / "templates" / "components"


def environment(**options: Any) -> Environment:
    """Our environment, for Django's Jinja2 backend, which makes one and keeps it."""
    house = Environment(
        loader=FileSystemLoader(template_folders()),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=bool(options.get("auto_reload")),
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_nothing_for_none,
    )
    house.globals.update(_globals())
    house.filters.update(_filters())
    return house


def template_folders() -> list[Path]:
    ours = [Path(app.path) for app in apps.get_app_configs() if app.name.startswith("alongside.")]
    return [folder / "templates" for folder in ours if (folder / "templates").is_dir()]


def _nothing_for_none(value: Any) -> Any:
    return "" if value is None else value


def _globals() -> dict[str, Any]:
    ours: dict[str, Any] = {
        "static": static,
        "url": _url,
        "new_form_key": lambda: str(uuid4()),
        "due_in_words": words.due_in_words,
        "urgency": words.urgency,
        "hours_left": words.hours_left,
        "kept_text": kept_text,
    }
    return ours | {_macro_name(folder.name): _macro(folder.name) for folder in COMPONENTS.iterdir()}


def _filters() -> dict[str, Callable[..., str]]:
    return {
        "day": words.day,
        "short_day": words.short_day,
        "moment": words.moment,
        "full_moment": words.full_moment,
        "clock_time": words.clock_time,
        "counted": words.counted,
    }


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)


@cache
def _macro_environment() -> Environment:
    return Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        undefined=ChainableUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _macro_name(folder: str) -> str:
    return "govuk" + "".join(part.capitalize() for part in folder.split("-"))


def _macro(folder: str) -> Callable[..., str]:
    """The macro, compiled when a page first asks for it."""

    @cache
    def compiled() -> Callable[..., str]:
        template = _macro_environment().get_template(f"govuk_frontend_jinja/components/{folder}/macro.html")
        macro: Callable[..., str] = getattr(template.module, _macro_name(folder))
        return macro

    return lambda *args, **kwargs: compiled()(*args, **kwargs)
