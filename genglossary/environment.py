"""Configuration from the environment. A bad value stops the program with the variable's name and what it expects.

Django's settings are not there yet: the command line says the sentence in the language of the locale.
"""

import os
import re
import secrets
import sys
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import dj_database_url
import platformdirs
from django.core.exceptions import ImproperlyConfigured

from genglossary.pipeline.text.stated import Stated, stated

CHECKOUT = Path(__file__).resolve().parent.parent
# In a wheel they lie inside of the package.
SAMPLES = CHECKOUT / "docs" / "samples"
if (packed := Path(__file__).resolve().parent / "samples").is_dir():
    SAMPLES = packed
# How the names of all files begin that we make in the data folder. One that holds others may be meant for others.
OUR_FILES = ("db", "secret-key", "serve.lock")
# With what the addresses of our own pages begin: a path above them could not be told from them.
OUR_PATHS = ("admin", "api", "projects", "sign-in", "static")
# Those that Python, Django-Q2 and gunicorn all know.
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def words(name: str) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def locales() -> list[str]:
    """The locale in which messages are wanted, as POSIX says: the first variable that is set."""
    return [found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := text(name))][:1]


def language() -> str:
    """The language of the locale, of those that we speak: where nobody says otherwise, messages are in it."""
    return "ja" if any(locale.lower().startswith("ja") for locale in locales()) else "en"


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if value in {"", "0", "no", "false", "off"}:
        return default if not value else False
    if value in {"1", "yes", "true", "on"}:
        return True
    raise ImproperlyConfigured(stated("%(name)s must be yes or no, not %(value)r.", name=name, value=value))


def number(name: str, default: int, *, least: int = 1) -> int:
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(
            stated(
                "%(name)s must be a whole number of at least %(least)s, not %(value)r.",
                name=name,
                least=least,
                value=value,
            )
        )
    return int(value)


def choice(name: str, among: Sequence[str]) -> str:
    """One of `among`; the first where nothing is said."""
    value = text(name, among[0]).lower()
    if value not in among:
        raise _none_of(among, name, value)
    return value


def refuse(message: Stated) -> NoReturn:
    """For settings that do not go together."""
    raise ImproperlyConfigured(message)


def _none_of(among: Sequence[str], name: str, value: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        stated("%(name)s must be one of %(among)s, not %(value)r.", name=name, among=", ".join(among), value=value)
    )


def sub_path(name: str) -> str:
    """The path below which the pages are, like /glossary; "" where they have the whole host."""
    value = text(name).rstrip("/")
    if value and (not re.fullmatch(r"(/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)+", value) or value.split("/")[1] in OUR_PATHS):
        raise ImproperlyConfigured(
            stated(
                "%(name)s must be a path such as /glossary, not %(value)r, and not begin with one of %(among)s.",
                name=name, value=value, among=", ".join(OUR_PATHS),
            )
        )  # fmt: skip
    return value


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """A comma-separated list of addresses and networks."""
    try:
        return [ip_network(word) for word in words(name)]
    except ValueError as error:
        raise ImproperlyConfigured(
            stated("%(name)s must be addresses or networks such as 10.0.0.0/8: %(error)s.", name=name, error=error)
        ) from error


def log_level(name: str, default: str) -> str:
    value = text(name, default).upper()
    if value not in LOG_LEVELS:
        raise _none_of(LOG_LEVELS, name, value)
    return value


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (OSError, ValueError, KeyError) as error:
        raise ImproperlyConfigured(
            stated("%(name)s must be a time zone such as Asia/Tokyo, not %(value)r.", name=name, value=value)
        ) from error
    return value


def database(url: str) -> Any:
    """Django's settings for that address, which may hold a password: messages do not repeat it."""
    try:
        return dj_database_url.parse(url)
    except ValueError:
        raise ImproperlyConfigured(
            stated(
                "DATABASE_URL is not an address like postgres://user:password@host:5432/name; in its parts, characters "
                "such as @ : / ? # % must be written as %40 %3A %2F %3F %23 %25."
            )
        ) from None


def secret(name: str) -> str:
    """A secret from NAME, or from the file that NAME_FILE names."""
    path = text(f"{name}_FILE")
    if not path:
        return text(name)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            stated("%(name)s cannot be read: %(reason)s.", name=f"{name}_FILE", reason=error.strerror)
        ) from error


def agent_token() -> str:
    """The API token of the agent that talks to `mcp` over its standard streams."""
    return secret("GENGLOSSARY_TOKEN")


def data_dir() -> Path:
    """The folder of the embedded database: the variable's, else beside manage.py in a checkout, else the user's."""
    if named := text("GENGLOSSARY_DATA_DIR"):
        return Path(named).expanduser().resolve()
    if (CHECKOUT / "manage.py").exists() and (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / "data"
    return platformdirs.user_data_path("genglossary")


def made_data_dir() -> Path:
    """The data folder, made if need be, readable by its owner alone."""
    folder = data_dir()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            stated("The data folder %(folder)s cannot be made: %(reason)s.", folder=folder, reason=error.strerror)
        ) from error
    return folder


def made_database() -> Path:
    """The file of the embedded database, made if need be. Nobody else can read it, nor what lies beside it."""
    folder = made_data_dir()
    database = folder / "db.sqlite3"
    with suppress(OSError):  # SQLite will say what is wrong.
        if not database.exists():
            database.touch(mode=0o600)
        if all(each.name.startswith(OUR_FILES) for each in folder.iterdir()):
            _hide(folder, 0o700)
        # SQLite gives its companions (-wal, -shm) the mode of the database; older versions left all readable.
        for file in (folder / "secret-key", *folder.glob("db*.sqlite3*")):
            _hide(file, 0o600)
    return database


def _hide(path: Path, mode: int) -> None:
    """Take what others may do with `path` away, where it is ours; a file that is gone meanwhile is no matter."""
    with suppress(OSError):
        found = path.stat()
        if sys.platform != "win32" and found.st_uid == os.getuid() and found.st_mode & 0o077:
            path.chmod(mode)


def stored_secret(path: Path) -> str:
    """The secret in `path`, made at the first call; of two processes that make it at once, one wins for both."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        try:
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(50), encoding="ascii")
            os.link(fresh, path)
        except FileExistsError:
            pass
        except OSError as error:
            raise ImproperlyConfigured(
                stated("The secret key cannot be stored: %(reason)s.", reason=error.strerror)
            ) from error
        finally:
            fresh.unlink(missing_ok=True)
    return path.read_text(encoding="ascii").strip()
