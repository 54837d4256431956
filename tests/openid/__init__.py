"""Sign-on by OpenID Connect, where it is configured: tests/functional/web/test_openid.py runs these in a process of
their own."""

WHOLE = {"SERVER": "https://id.example.org/", "CLIENT_ID": "genglossary", "CLIENT_SECRET": "quiet"}
"""What has to be said of a provider, by the names of its variables without GENGLOSSARY_OIDC_."""

CONFIGURED = {f"GENGLOSSARY_OIDC_{name}": value for name, value in {**WHOLE, "NAME": "Harbour ID"}.items()}
"""The environment of a server that has one."""
