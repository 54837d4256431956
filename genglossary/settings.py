"""Settings, read from the environment. (First cut: grows with the data model.)"""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "until-the-data-folder-exists"  # noqa: S105
INSTALLED_APPS = ["genglossary"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "data" / "db.sqlite3"}}
USE_TZ = True
