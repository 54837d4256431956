"""One sign-on: the browser is sent to the provider and comes back with a code, for which we get who it is.

allauth knows the flow (authorization code with PKCE, RFC 7636; one state a try, in the session). What it leaves open
is closed here: the provider is that of the settings, what it says of itself is checked, and so is every ID token.
"""

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from genglossary.openid import is_protected
from genglossary.web.openid.claims import Claims, verified

_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class SignOnFlow(OpenIDConnectOAuth2Adapter):
    """The flow of one request, with the provider that is configured."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, settings.OIDC.issuer)

    def get_provider(self) -> "SignOnProvider":
        client = settings.OIDC
        app = SocialApp(provider="openid_connect", provider_id=client.issuer, name=client.name)
        app.client_id, app.secret, app.settings = client.client_id, client.client_secret, {"server_url": client.issuer}
        return SignOnProvider(self.request, app=app)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return request.build_absolute_uri(reverse("web:openid_callback"))

    @cached_property
    def openid_config(self) -> dict[str, Any]:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Say where the provider's endpoints are (OpenID Connect Discovery 1.0, section 4.3). Raises OAuth2Error."""
        found = super().openid_config
        if str(found.get("issuer")).rstrip("/") != settings.OIDC.issuer:
            raise OAuth2Error("The issuer of the discovery document is another one than GENGLOSSARY_OIDC_SERVER.")
        if not all(is_protected(found.get(name)) for name in _NEEDED):
            raise OAuth2Error(f"The discovery document lacks an https:// address for one of {', '.join(_NEEDED)}.")
        return found

    def claims(self, code_verifier: str, nonce: str) -> Claims:
        """Give the code of this request for who somebody is.

        Taken from the ID token, where it has the claim that is needed; else from the userinfo endpoint.
        """
        if not self.request.GET.get("code"):
            raise OAuth2Error("The provider sent no code.")
        app = self.get_provider().app
        client = self.get_client(self.request, app)
        tokens = self.get_access_token_data(self.request, app, client, pkce_code_verifier=code_verifier)
        claims = verified(
            tokens.get("id_token"),
            keys=self._asked(self.openid_config["jwks_uri"]),
            issuer=self.openid_config["issuer"],
            client_id=settings.OIDC.client_id,
            nonce=nonce,
        )
        return claims if claims.get(settings.OIDC.match) else self._more(claims, tokens["access_token"])

    def _more(self, claims: Claims, access_token: str) -> Claims:
        """Take what the userinfo endpoint says, and none of the token: no claim is believed for another's sake."""
        address = self.openid_config.get("userinfo_endpoint")
        if not is_protected(address):
            return claims
        said = self._asked(address, {"Authorization": f"Bearer {access_token}"})
        if said.get("sub") != claims["sub"]:
            raise OAuth2Error("The userinfo endpoint speaks of somebody else than the ID token.")
        return said

    def _asked(self, address: Any, headers: dict[str, str] | None = None) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address, headers=headers)
            answer.raise_for_status()
            return dict(answer.json())


class SignOnProvider(OpenIDConnectProvider):
    """The provider that is configured."""

    pkce_enabled_default = True

    def get_oauth2_adapter(self, request: HttpRequest) -> SignOnFlow:
        return SignOnFlow(request)
