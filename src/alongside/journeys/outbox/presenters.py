import re
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_LINK = re.compile(r"(https?://\S+)")


def with_links(text: str) -> SafeString:
    """The text with working links; those of this service lead here, whatever address they were written with."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in _LINK.split(text)))


def _piece(text: str) -> str | SafeString:
    if not text.startswith(f"{settings.SITE_URL}/"):
        return text
    return format_html('<a class="govuk-link" href="{}">{}</a>', urlsplit(text).path, text)
