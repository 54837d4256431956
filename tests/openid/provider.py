"""An identity provider on loopback: discovery, keys, tokens, userinfo, and a person who says yes.

It holds what it is asked against the standards (OpenID Connect Core 1.0; PKCE, RFC 7636), and can be made to lie.
"""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric import rsa
from jwt import algorithms, encode

CLIENT_ID, CLIENT_SECRET = "genglossary", "a secret of the tests"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANOTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def jwk(key: rsa.RSAPrivateKey, kid: str) -> dict[str, Any]:
    return {**algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": kid, "use": "sig"}


class Provider(ThreadingHTTPServer):
    """Serves as long as the block lasts. Tests change what it says by `person`, `token`, `discovery` and the rest."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.forget()

    def forget(self) -> None:
        """Be honest again, and know nobody."""
        self.person: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.token: dict[str, Any] = {}
        self.discovery: dict[str, Any] = {}
        self.answers: dict[str, tuple[int, bytes]] = {}
        self.key, self.algorithm, self.kid = KEY, "RS256", "one"
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []

    def __enter__(self) -> "Provider":
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def approved(self, address: str, **changes: str) -> str:
        """The address to which the browser is sent back once the person at `address` said yes."""
        asked = dict(parse_qsl(urlsplit(address).query))
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT_ID
        assert set(asked["scope"].split()) == {"openid", "profile", "email"}
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], **changes})}"

    def about(self) -> dict[str, Any]:
        names = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
        endpoints = {name: f"{self.address}/{path}" for name, path in {**names, "jwks_uri": "keys"}.items()}
        return {"issuer": self.address, **endpoints, **self.discovery}

    def tokens(self, form: dict[str, str]) -> dict[str, Any] | None:
        """Give a code for tokens, once and to whom it was given."""
        asked = self.codes.pop(form.get("code", ""), None)
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if (
            asked is None
            or form.get("client_secret") != CLIENT_SECRET
            or form.get("redirect_uri") != asked["redirect_uri"]
            or asked["code_challenge_method"] != "S256"
            or base64.urlsafe_b64encode(verifier).rstrip(b"=").decode() != asked["code_challenge"]
        ):
            return None
        return {"access_token": "an access token", "token_type": "Bearer", "id_token": self.id_token(asked["nonce"])}

    def id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": nonce}
        said = {name: value for name, value in {**claims, **self.person, **self.token}.items() if value is not None}
        key = {"none": None, "HS256": CLIENT_SECRET * 3}.get(self.algorithm, self.key)
        return encode(said, key, algorithm=self.algorithm, headers={"kid": self.kid} if self.kid else None)


class Handler(BaseHTTPRequestHandler):
    server: Provider  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/userinfo" and self.headers["Authorization"] != "Bearer an access token":
            return self.say(401, b"{}")
        pages = {
            "/.well-known/openid-configuration": self.server.about,
            "/keys": lambda: {"keys": [jwk(KEY, "one")]},
            "/userinfo": lambda: self.server.userinfo,
        }
        return self.say(200, json.dumps(pages[path]()).encode())

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        tokens = self.server.tokens({name: values[0] for name, values in form.items()})
        self.say(200 if tokens else 400, json.dumps(tokens or {"error": "invalid_grant"}).encode())

    def say(self, status: int, body: bytes) -> None:
        path = urlsplit(self.path).path
        self.server.asked.append(path)
        status, body = self.server.answers.get(path, (status, body))
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
