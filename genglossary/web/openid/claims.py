"""ID tokens: what the provider says about somebody, believed once it is shown to be the provider's word for us."""

from typing import Any

import jwt
from django.utils.crypto import constant_time_compare

from genglossary.openid import LONGEST_SUBJECT

Claims = dict[str, Any]

# Those with a key that only the provider has.
_ALGORITHMS = [f"{family}{bits}" for family in ("RS", "PS", "ES") for bits in (256, 384, 512)] + ["EdDSA"]
_NEEDED = ["iss", "sub", "aud", "exp", "iat"]
_SECONDS_OF_CLOCKS = 60


def verified(token: Any, *, keys: dict[str, Any], issuer: str, client_id: str, nonce: str) -> Claims:
    """Return the claims of an ID token, checked as in OpenID Connect Core 1.0, section 3.1.3.7.

    keys: the provider's, as a JWK Set. The signature is checked although the token came from the provider itself.
    Raises jwt.PyJWTError.
    """
    if not isinstance(token, str):
        raise jwt.InvalidTokenError("There is no ID token.")
    claims = jwt.decode(
        token,
        _key_of(token, keys),
        algorithms=_ALGORITHMS,
        audience=client_id,
        issuer=issuer,
        leeway=_SECONDS_OF_CLOCKS,
        options={"require": _NEEDED},
    )
    if not constant_time_compare(str(claims.get("nonce")), nonce):
        raise jwt.InvalidTokenError("The ID token answers another request: its nonce is not ours.")
    if claims.get("azp", client_id) != client_id:
        raise jwt.InvalidTokenError("The ID token was made for another client.")
    if not claims["sub"] or len(claims["sub"]) > LONGEST_SUBJECT:
        raise jwt.InvalidTokenError("The subject of the ID token is empty or too long.")
    return claims


def _key_of(token: str, keys: dict[str, Any]) -> jwt.PyJWK:
    """The key that the token names; without a name the only one."""
    kid = jwt.get_unverified_header(token).get("kid")
    known = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use in (None, "sig")]
    fitting = [key for key in known if kid in (None, key.key_id)]
    if len(fitting) != 1:
        raise jwt.InvalidTokenError("The ID token is signed with a key that the provider does not show.")
    return fitting[0]
