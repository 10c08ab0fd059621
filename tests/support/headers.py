"""The headers that every answer has."""

import re
from typing import Any

FIXED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}


def missing(headers: Any, *, kept: bool = False) -> list[str]:
    """What is wrong with them; `kept`: a file of ours about nobody, which a browser may keep."""
    wrong = [name for name, value in FIXED.items() if headers.get(name) != value]
    policy = headers.get("Content-Security-Policy", "")
    if (
        not {"default-src 'none'", "frame-ancestors 'none'"} <= set(re.split(r"; *", policy))
        or "unsafe" in policy
    ):
        wrong.append("Content-Security-Policy")
    if "camera=()" not in headers.get("Permissions-Policy", ""):
        wrong.append("Permissions-Policy")
    if not kept and headers.get("Cache-Control") != "no-store":
        wrong.append("Cache-Control")
    return wrong
