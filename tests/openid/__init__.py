"""Sign-on by OpenID Connect, where it is configured: tests/web/test_openid.py runs these in a process of their own."""
