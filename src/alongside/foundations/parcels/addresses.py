"""Where parcels may be sent to."""

from urllib.parse import urlsplit

from alongside.foundations.kernel.results import Refused

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
NOT_ONE = "This is no address of a deployment."


def stays_here(address: str) -> bool:
    """Whether what is sent there never leaves this machine."""
    return urlsplit(address).hostname in LOOPBACK


def checked(address: str, *, ours: str) -> str:
    """As it is kept: scheme and host, https. Plain http stays on one machine, and only where `ours` does too."""
    try:
        parts, here = urlsplit(address.strip()), urlsplit(ours)
        port = parts.port
    except ValueError as error:
        raise Refused(NOT_ONE, "Write it as in https://alongside.example.org.") from error
    host = parts.hostname or ""
    if not host or parts.username is not None or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise Refused(NOT_ONE, "Write it as in https://alongside.example.org.")
    near = parts.scheme == "http" and {host, here.hostname} <= LOOPBACK
    if parts.scheme != "https" and not near:
        raise Refused("Parcels go over https alone.", "Ask its operator for the address that begins so.")
    if host == here.hostname and port == here.port:
        raise Refused("This is the address of this deployment.", "Write that of the other one.")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}"
