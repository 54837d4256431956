"""The product's settings on a data folder of the test run's own."""

import atexit
import os
import shutil
import tempfile

if "DATABASE_URL" not in os.environ:
    os.environ["GENGLOSSARY_DATA_DIR"] = tempfile.mkdtemp(prefix="genglossary-tests-")
    # Forked children end before the tests do: only the process that made the folder removes it.
    atexit.register(
        lambda folder, maker: os.getpid() == maker and shutil.rmtree(folder, ignore_errors=True),
        os.environ["GENGLOSSARY_DATA_DIR"],
        os.getpid(),
    )
else:
    os.environ.setdefault("SECRET_KEY", "only for tests, which have no secrets")

from genglossary.settings import *  # noqa: F403
from genglossary.settings import DATABASES, EMBEDDED

if EMBEDDED:
    # A file and not memory: leases, workers and commands have connections and processes of their own.
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["GENGLOSSARY_DATA_DIR"], "test.sqlite3")}
    # No test cuts the power.
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Whatever the language of the machine that tests.
LANGUAGE_CODE = "en"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Each test client would list all static files anew.
WHITENOISE_AUTOREFRESH = True
