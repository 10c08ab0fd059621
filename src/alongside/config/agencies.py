"""Agencies whose people sign in with their own Entra ID or Google: a file of the operator's, `agencies.toml`."""

import os
import re
import tomllib
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from alongside.foundations.kernel.results import Refused

NEEDED = {"id", "agency", "issuer", "client_id", "domains"}
KNOWN = NEEDED | {"client_secret_env", "client_secret_file", "second_factor_claim"}
AN_ID = re.compile(r"[a-z0-9-]{1,40}")
OF_ANYBODY = {"common", "organizations", "consumers"}  # Entra ID: any tenant there is


@dataclass(frozen=True)
class AgencySignIn:
    """`second_factor_claim`: whether we believe the agency when it says that it asked for a second factor."""

    id: str
    agency: str
    issuer: str
    client_id: str
    secret: str
    domains: frozenset[str]
    second_factor_claim: bool = False


def read(path: Path) -> dict[str, AgencySignIn]:
    if not path.exists():
        return {}
    tables = tomllib.loads(path.read_text()).get("agency", [])
    found = [_one(table) for table in tables]
    if len({one.id for one in found}) != len(found):
        raise Refused(f"{path.name}: two agencies have the same id.")
    return {one.id: one for one in found}


def providers(found: dict[str, AgencySignIn]) -> dict[str, Any]:
    """As allauth wants them. PKCE always; who somebody is stands in the identity token, nothing more is fetched."""
    apps = [
        {
            "provider_id": one.id,
            "name": one.agency,
            "client_id": one.client_id,
            "secret": one.secret,
            "settings": {"server_url": one.issuer, "fetch_userinfo": False},
        }
        for one in found.values()
    ]
    return {"openid_connect": {"APPS": apps, "OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid", "email"]}}


def _one(table: dict[str, Any]) -> AgencySignIn:
    name = f"agencies.toml, {table.get('id', 'an agency without id')}"
    if not table.keys() >= NEEDED or not table.keys() <= KNOWN:
        wrong = (NEEDED - table.keys()) | (table.keys() - KNOWN)
        raise Refused(f"{name}: missing or unknown: {', '.join(sorted(wrong))}.")
    if not AN_ID.fullmatch(table["id"]):
        raise Refused(f"{name}: an id has small letters, digits and hyphens only.")
    _check_issuer(name, table["issuer"])
    domains = frozenset(domain.lower().lstrip("@") for domain in table["domains"])
    if not domains:
        raise Refused(f"{name}: say which e-mail domains belong to the agency.")
    return AgencySignIn(
        id=table["id"], agency=table["agency"], issuer=table["issuer"].rstrip("/"), domains=domains,
        client_id=table["client_id"], secret=_secret(name, table),
        second_factor_claim=bool(table.get("second_factor_claim", False)),
    )  # fmt: skip


def _check_issuer(name: str, issuer: str) -> None:
    parts = urlsplit(issuer)
    if parts.scheme != "https" and not _is_here(parts.hostname or ""):
        raise Refused(f"{name}: the issuer must be reached by https.")
    if OF_ANYBODY & set(parts.path.split("/")):
        raise Refused(
            f"{name}: this issuer speaks for anybody.", "Use the address of the agency's own tenant."
        )


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _secret(name: str, table: dict[str, Any]) -> str:
    if "client_secret_file" in table:
        return Path(table["client_secret_file"]).read_text().strip()
    secret = os.environ.get(table.get("client_secret_env", ""), "")
    if not secret:
        raise Refused(
            f"{name}: no secret.", "Name a file (client_secret_file) or a variable (client_secret_env)."
        )
    return secret
