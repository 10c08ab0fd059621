"""For whom a backup is encrypted, and who can open it. The secret half is never on this machine."""

from pathlib import Path

from pyrage import IdentityError, RecipientError, x25519

from alongside.foundations.kernel.results import Refused

HOW = "See docs/operator/backup.md."


def recipients(path: Path) -> list[x25519.Recipient]:
    lines = _lines(path, "There is nobody to encrypt a backup for, and none is written in the clear.")
    try:
        found = [x25519.Recipient.from_str(line) for line in lines]
    except RecipientError:
        raise Refused(f"A line of {path} is not a public age key.", HOW) from None
    if not found:
        raise Refused(f"{path} names nobody, and no backup is written in the clear.", HOW)
    return found


def identities(path: Path) -> list[x25519.Identity]:
    lines = _lines(path, "Without an age identity no backup can be opened.")
    try:
        found = [x25519.Identity.from_str(line) for line in lines]
    except IdentityError:
        raise Refused(f"A line of {path} is not a secret age key.", HOW) from None
    if not found:
        raise Refused(f"{path} holds no secret age key.", HOW)
    return found


def _lines(path: Path, why: str) -> list[str]:
    try:
        lines = [line.strip() for line in path.read_text().splitlines()]
    except (OSError, UnicodeDecodeError):
        raise Refused(f"{path} cannot be read. {why}", HOW) from None
    return [line for line in lines if line and not line.startswith("#")]
