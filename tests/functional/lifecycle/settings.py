"""The product's settings for the process trees of these tests: their database, and an engine that takes its time."""

import os

from genglossary.settings import *  # noqa: F403
from genglossary.settings import DATABASES, INSTALLED_APPS

DATABASES["default"]["NAME"] = os.environ["LIFECYCLE_DATABASE"]
INSTALLED_APPS += ["tests.functional.lifecycle.slow.apps.SlowConfig"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
