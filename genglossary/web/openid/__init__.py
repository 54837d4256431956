"""Sign-on by OpenID Connect: an application of Django's that is installed where a provider is configured.

Nothing else imports it, for it needs the extra `oidc`.
"""
