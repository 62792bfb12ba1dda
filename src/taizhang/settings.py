"""Every setting, read from the environment; docs/settings.md lists them all.

Nothing here is secret: keys live in the home folder (`TAIZHANG_HOME`), outside the code and the database.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from taizhang.base.secretkey import secret_key

HOME = Path(os.environ.get("TAIZHANG_HOME", "var")).resolve()
DEMO = os.environ.get("TAIZHANG_DEMO", "") == "1"
TAIZHANG_DEMO_SIGN_INS = HOME / "demo-sign-ins.json"
DEBUG = False
SECRET_KEY = secret_key(HOME / "secret.key")
TAIZHANG_KEYRING = Path(os.environ.get("TAIZHANG_KEYRING", HOME / "keyring.json"))
TAIZHANG_FILES = Path(os.environ.get("TAIZHANG_FILES", HOME / "files"))
HTTPS = os.environ.get("TAIZHANG_HTTPS", "") == "1"
PROXIES = int(os.environ.get("TAIZHANG_PROXIES", "0"))
ALLOWED_HOSTS = os.environ.get("TAIZHANG_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "lucide",
    "axes",
    "csp",
    "taizhang.town",
    "taizhang.ledger",
    "taizhang.books",
    "taizhang.indicators",
    "taizhang.reports",
    "taizhang.faces.console",
    "taizhang.faces.cli",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "taizhang.faces.console.policy.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "taizhang.urls"
WSGI_APPLICATION = "taizhang.wsgi.application"
AUTH_USER_MODEL = "town.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "taizhang.town.signin.PersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "name"]},
    },
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "/signin"

_LOADERS = [
    (
        "django.template.loaders.cached.Loader",
        [
            "django_cotton.cotton_loader.Loader",
            "django.template.loaders.filesystem.Loader",
            "django.template.loaders.app_directories.Loader",
        ],
    )
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": _LOADERS,
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "taizhang.faces.console.markup.widgets.WidgetRenderer"


def database(url: str) -> dict[str, object]:
    """Django's database dict from `sqlite:///path` or `postgres://user:password@host:port/name`.

    An unknown scheme raises ValueError with the two forms that are known.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]),
            # IMMEDIATE: a transaction that will write takes the lock at once, so it can wait for it;
            # a deferred one fails with "database is locked" when it tries to upgrade.
            # mmap_size: as much as SQLite maps at all. A count looks rows up all over the file, on a connection of its
            # own that has none of it in its cache.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
                " PRAGMA mmap_size=2147418112; PRAGMA temp_store=MEMORY;"
                # 64 MB of log before it is worked in: an opening writes some 50 pages, mostly the same ones as the
                # last, and each working-in waits for the disk while every writer waits for it (16 MB: an eighth fewer
                # openings a second; 128 MB: no more)
                " PRAGMA wal_autocheckpoint=16000;",
            },
            "CONN_MAX_AGE": None,
        }
    if parts.scheme in ("postgres", "postgresql"):
        query = dict(p.split("=", 1) for p in parts.query.split("&") if "=" in p)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(query.get("host", parts.hostname or "")),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": None,
        }
    raise ValueError(f"TAIZHANG_DB must be sqlite:///file or postgres://user@host/name, not {url!r}")


DATABASES = {"default": database(os.environ.get("TAIZHANG_DB", f"sqlite:///{HOME / 'taizhang.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = os.environ.get("TAIZHANG_TZ", "Asia/Shanghai")
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [Path(__file__).parent / "redpen" / "output" / "static"]  # a library without Django, so no app
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

MESSAGE_STORAGE = "taizhang.faces.console.flash.Storage"
SESSION_ENGINE = "taizhang.town.session"
SESSION_COOKIE_AGE = int(os.environ.get("TAIZHANG_SESSION_MINUTES", "120")) * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "taizhang.faces.console.views.problems.csrf"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health$"]  # asked from the machine itself
# Without a proxy the header is whatever the asker writes into it.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
TAIZHANG_MAX_UPLOAD = int(os.environ.get("TAIZHANG_MAX_UPLOAD_MB", "20")) * 1024 * 1024

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "taizhang.faces.console.views.problems.locked_out"
AXES_IPWARE_PROXY_COUNT = PROXIES
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # fifteen minutes are fifteen minutes, as the page says
AXES_CLIENT_IP_CALLABLE = "taizhang.faces.console.address.client"
AXES_DISABLE_ACCESS_LOG = True  # who came in stands in the journal, where nobody can alter it
AXES_ENABLE_ACCESS_FAILURE_LOG = True  # a failed try costs the same for a name that exists and one that does not
AXES_ACCESS_FAILURE_LOG_PER_USER_LIMIT = 200
AXES_VERBOSE = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
