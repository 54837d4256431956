"""The place of sign-on in Django: after allauth, whose pages in the admin it takes away."""

from django.apps import AppConfig


class OpenIDConfig(AppConfig):
    name = "genglossary.web.openid"
    label = "openid"
