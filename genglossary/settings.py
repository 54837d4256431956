"""Django's settings, all from the environment; README.md lists them."""

import os
import warnings
from datetime import timedelta
from pathlib import Path

from genglossary import database, environment, logs, openid
from genglossary.pipeline.text.stated import stated
from genglossary.readers.types import Limits

DATA_DIR = environment.data_dir()
DATABASE_URL = environment.secret("DATABASE_URL")

# The embedded database belongs to one person on one machine: it is migrated by itself and has its own secret.
EMBEDDED = not DATABASE_URL

SECRET_KEY = environment.secret("SECRET_KEY")
if not SECRET_KEY and not EMBEDDED:
    environment.refuse(stated("SECRET_KEY (or SECRET_KEY_FILE) must be set together with DATABASE_URL."))
if not SECRET_KEY:
    SECRET_KEY = environment.stored_secret(environment.made_data_dir() / "secret-key")

DEBUG = environment.flag("DEBUG")
LOG_LEVEL = environment.log_level("LOG_LEVEL", "WARNING")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")

SUB_PATH = environment.sub_path("GENGLOSSARY_PATH")
if SUB_PATH:
    FORCE_SCRIPT_NAME = SUB_PATH
    # Other programs on the same host neither get our cookies nor take our names for theirs.
    SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = SUB_PATH
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "genglossary_session", "genglossary_csrf"
    LANGUAGE_COOKIE_NAME = "genglossary_language"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # Relative times in words.
    "django.contrib.humanize",
    "axes",
    "corsheaders",
    "csp",
    "django_htmx",
    "django_q",
    "genglossary",
]
MIDDLEWARE = [
    # The first: it takes away what no proxy of ours has said, before anything believes it.
    "genglossary.web.proxy.FromProxy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "genglossary.api.answers.Answers",
    "genglossary.public.cookies.WithoutCookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "genglossary.web.sign_on.SignOn",
    "genglossary.web.visitor.InTheirLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # The last: it answers in the place of a view that asked for a password once too often.
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before those of Django's admin, of which some are replaced.
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "genglossary.web.context.of_page",
            ],
            "builtins": ["genglossary.templatetags.remembered"],
            "libraries": {"i18n": "genglossary.templatetags.remembered"},
        },
    }
]
ROOT_URLCONF = "genglossary.urls"
WSGI_APPLICATION = "genglossary.wsgi.application"

DATABASES = {"default": database.configured(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Django-Q2 only wakes workers up; the Run rows are the truth (docs/adr/0002-wake-ups.md has the reasons).
# It warns about a task without a time limit; ours end by the run's own rules, and `retry` is a day.
warnings.filterwarnings("ignore", message="Retry and timeout are misconfigured", category=UserWarning)
Q_CLUSTER = {
    "name": "genglossary",
    "orm": "default",
    "workers": environment.number("GENGLOSSARY_WORKERS", 2),
    "queue_limit": 1,
    "timeout": None,
    "retry": 24 * 60 * 60,
    "max_attempts": 1,
    "ack_failures": True,
    "catch_up": False,
    "save_limit": -1,
    "guard_cycle": 0.5,
    "recycle": 20,
    "scheduler": False,
    "log_level": LOG_LEVEL,
}

# That of the machine: of commands, and of pages for whoever says nothing about theirs (web/visitor.py).
LANGUAGE_CODE = environment.language()
TIME_ZONE = environment.time_zone("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True
# Each by the name that its readers know it by.
LANGUAGES = [("en", "English"), ("ja", "日本語")]
STATIC_URL = f"{SUB_PATH}/static/"
# Straight from the installed packages: nothing has to be collected first.
WHITENOISE_USE_FINDERS = True
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator"},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["genglossary.web.holding_off.HoldingOff", "django.contrib.auth.backends.ModelBackend"]
# Whoever gives five wrong passwords for one name from one address waits; others with that name do not (what counts,
# and why, is in web/holding_off.py).
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "genglossary.web.holding_off.counted_name"
AXES_CLIENT_IP_CALLABLE = "genglossary.web.holding_off.address_of"
AXES_LOCKOUT_CALLABLE = "genglossary.web.holding_off.held_off"
AXES_SENSITIVE_PARAMETERS = ["username", "csrfmiddlewaretoken", "next"]
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is nobody's business
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
CSRF_FAILURE_VIEW = "genglossary.web.refusals.csrf_failure"
LOGIN_URL = "web:sign_in"
LOGIN_REDIRECT_URL = "web:start"
LOGOUT_REDIRECT_URL = "web:sign_in"

# Nothing inline, nothing from elsewhere: text that slipped through as markup could still not run.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# Nobody is asked for a password before HTTPS is there to protect it, except on the machine itself.
HTTPS = environment.flag("GENGLOSSARY_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(.+/)?(healthz|metrics)$"]
SECURE_HSTS_SECONDS = 3600 if HTTPS else 0
# Whether subdomains and browsers' preload lists are included is for the owner of the domain to decide; a library of
# tags stands instead of Django's of the same name.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", "templates.W003"]
SECURE_REFERRER_POLICY = "same-origin"
BEHIND_PROXY = environment.flag("GENGLOSSARY_BEHIND_PROXY")
# The addresses of proxies; none: whatever reaches us is one.
PROXIES = environment.networks("GENGLOSSARY_PROXIES")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Not with the former: many proxies pass this header on as a visitor wrote it.
USE_X_FORWARDED_HOST = environment.flag("GENGLOSSARY_FORWARDED_HOST")
if (PROXIES or USE_X_FORWARDED_HOST) and not BEHIND_PROXY:
    environment.refuse(stated("GENGLOSSARY_PROXIES and GENGLOSSARY_FORWARDED_HOST need GENGLOSSARY_BEHIND_PROXY=yes."))

# The header in which a proxy says who somebody is, and whether a name without an account gets one.
USER_HEADER = environment.text("GENGLOSSARY_USER_HEADER")
USER_HEADER_CREATES = environment.flag("GENGLOSSARY_USER_HEADER_CREATES")
if USER_HEADER and not PROXIES:
    environment.refuse(stated("GENGLOSSARY_USER_HEADER needs GENGLOSSARY_PROXIES: who else may say who somebody is?"))

# Who is asked who somebody is; without it nothing of that is installed.
OIDC = openid.configured()
if OIDC:
    INSTALLED_APPS += openid.APPS
    MIDDLEWARE.insert(-1, openid.MIDDLEWARE)
    SOCIALACCOUNT_UID_MAX_LENGTH = openid.LONGEST_SUBJECT

READING_LIMITS = Limits(
    seconds=environment.number("GENGLOSSARY_READING_SECONDS", 60),
    memory=environment.number("GENGLOSSARY_READING_MB", 1024, least=128) * 1024 * 1024,
)
MAX_DOCUMENT_BYTES = environment.number("GENGLOSSARY_MAX_DOCUMENT_MB", 10) * 1_000_000
# Of one request; a folder is sent in several.
DATA_UPLOAD_MAX_NUMBER_FILES = environment.number("GENGLOSSARY_MAX_UPLOAD_FILES", 1000)
MAX_UPLOAD_BYTES = environment.number("GENGLOSSARY_MAX_UPLOAD_MB", 100) * 1_000_000
FILE_UPLOAD_HANDLERS = [
    "genglossary.web.uploads.WholeRequestLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Requests of one token in a minute, and wrong tokens from one address, before they wait.
API_REQUESTS = environment.number("GENGLOSSARY_API_REQUESTS", 1200)
API_FAILURES = 30
# Connections of each web process that hear of events as they happen; they take no thread of the pages.
LISTENERS = environment.number("GENGLOSSARY_LISTENERS", 100, least=0)
# Requests for public glossaries from one address in a minute, before it waits.
PUBLIC_REQUESTS = environment.number("GENGLOSSARY_PUBLIC_REQUESTS", 600)
# Where webhooks may call although it is inside of the network, or without HTTPS: names, addresses, networks.
WEBHOOK_HOSTS = environment.words("GENGLOSSARY_WEBHOOK_HOSTS")
# Sites whose scripts may ask the API, with a token. None: browsers refuse all of them.
CORS_ALLOWED_ORIGINS = environment.words("GENGLOSSARY_API_ORIGINS")
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_HEADERS = ("accept", "authorization", "content-type", "idempotency-key", "if-match", "if-none-match")
CORS_EXPOSE_HEADERS = ("etag", "location", "retry-after", "idempotent-replayed")

# The model that `--engine model` asks where a project has no model connection of its own. Where the key is, never it.
MODEL_URL = environment.text("GENGLOSSARY_MODEL_URL")
MODEL_NAME = environment.text("GENGLOSSARY_MODEL_NAME")
MODEL_HAS_KEY = bool(environment.text("GENGLOSSARY_MODEL_KEY"))
MODEL_KEY_FILE = environment.text("GENGLOSSARY_MODEL_KEY_FILE")
MODEL_CONCURRENCY = environment.number("GENGLOSSARY_MODEL_CONCURRENCY", 4)
MODEL_CONTEXT = environment.number("GENGLOSSARY_MODEL_CONTEXT", 4096, least=2048)
MODEL_FAILED_PERCENT = environment.number("GENGLOSSARY_MODEL_FAILED_PERCENT", 20, least=0)
PROMPT_DAYS = environment.number("GENGLOSSARY_PROMPT_DAYS", 90, least=0)

# Processes for the extraction of one run, where it has enough documents for them.
JOBS = environment.number("GENGLOSSARY_JOBS", os.cpu_count() or 1)

NO_PROGRESS_MINUTES = environment.number("GENGLOSSARY_NO_PROGRESS_MINUTES", 30)

METRICS_TOKEN = environment.secret("GENGLOSSARY_METRICS_TOKEN")

LOG_FORMAT = environment.choice("LOG_FORMAT", logs.FORMATS)
LOGGING = logs.configured(LOG_LEVEL, LOG_FORMAT)
