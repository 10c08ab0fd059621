"""A made-up issuer on this machine: it signs whatever a test lets it say."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt

SECRET = "a-secret-that-is-long-enough-for-this-kind-of-signature"


@dataclass
class Issuer:
    url: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    asked: list[dict[str, list[str]]] = field(default_factory=list)

    def answer(self, path: str, sent: str) -> dict[str, Any]:
        if path.endswith("openid-configuration"):
            places = ("authorization", "token", "userinfo")
            ends: dict[str, Any] = {f"{place}_endpoint": f"{self.url}/{place}" for place in places}
            return ends | {"issuer": self.url, "jwks_uri": f"{self.url}/keys"}
        self.asked.append(parse_qs(sent))
        token = jwt.encode(self.claims, SECRET, algorithm="HS256")
        return {"access_token": "x", "token_type": "Bearer", "id_token": token}


@contextmanager
def issuer_running() -> Iterator[Issuer]:
    issuer = Issuer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.dumps(issuer.answer(self.path, self.rfile.read(length).decode())).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - the name is the standard library's

        def log_message(self, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        issuer.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield issuer
        finally:
            server.shutdown()
            thread.join()
