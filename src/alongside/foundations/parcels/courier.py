"""Carries a parcel to where another deployment takes them in. What did not arrive for certain did not arrive."""

import ssl
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from time import monotonic
from urllib.parse import urlsplit

from alongside.foundations.parcels.addresses import checked
from alongside.foundations.parcels.writing import LARGEST

DOOR = "/parcels/"
PATIENCE = 20.0  # seconds for each step of the way, and for all of the answer
PIECE = 64 * 1024


class NotDelivered(Exception):
    """Nobody answered, or not to the end."""


def carry(address: str, parcel: bytes, *, ours: str) -> tuple[int, bytes]:
    """Status and answer. No redirect is followed, no proxy asked, and the other side's certificate is verified."""
    connection = _connection(checked(address, ours=ours))
    try:
        connection.request("POST", DOOR, body=parcel, headers={"Content-Type": "application/octet-stream"})
        response = connection.getresponse()
        answer, until = b"", monotonic() + PATIENCE
        while piece := response.read(PIECE):
            answer += piece
            if len(answer) > LARGEST or monotonic() > until:
                raise NotDelivered("The answer does not end.")
        return response.status, answer
    except (OSError, HTTPException) as error:
        raise NotDelivered(type(error).__name__) from error
    finally:
        connection.close()


def _connection(address: str) -> HTTPConnection:
    parts = urlsplit(address)
    assert parts.hostname is not None
    if parts.scheme == "https":
        return HTTPSConnection(
            parts.hostname, parts.port, timeout=PATIENCE, context=ssl.create_default_context()
        )
    return HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)
