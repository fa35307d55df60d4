"""The one settings file. Every value comes from an environment variable; without any, the embedded default runs.

The table of variables is in docs/configuration.md; fgc/checks.py refuses an unsafe real installation.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.urls import reverse_lazy

from fgc import env, secrets
from fgc.parts import CONTEXT_PROCESSORS, INSTALLED_APPS, MIDDLEWARE  # noqa: F401  (two are settings as they stand)

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("FGC_VAR_DIR", str(BASE_DIR / "var")))

# What kind of installation this is
FGC_DEMO = env.flag("FGC_DEMO")
DEBUG = env.flag("FGC_DEBUG")
DATABASE_URL = env.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'fgc.sqlite3'}")
REDIS_URL = env.text("REDIS_URL")
EMBEDDED = DATABASE_URL.startswith("sqlite") and not env.text("FGC_ALLOWED_HOSTS")
LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = LOOPBACK_HOSTS if FGC_DEMO else env.words("FGC_ALLOWED_HOSTS", LOOPBACK_HOSTS)
HTTPS = env.flag("FGC_HTTPS", default=not EMBEDDED)

# Secrets: given, or for the embedded default made once under var/
SECRET_KEY = secrets.secret("FGC_SECRET_KEY", VAR_DIR, embedded=EMBEDDED)
SECRET_KEY_FALLBACKS = env.words("FGC_SECRET_KEY_FALLBACKS")
FGC_FIELD_KEYS = secrets.field_keys("FGC_FIELD_KEYS", VAR_DIR, embedded=EMBEDDED)
FGC_MATCH_KEY = secrets.secret("FGC_MATCH_KEY", VAR_DIR, embedded=EMBEDDED)

# The service's face
FGC_ORGANISATION_NAME = env.text("FGC_ORGANISATION_NAME", "Northshore Council")
FGC_SERVICE_NAME = env.text("FGC_SERVICE_NAME", "Family Group Conferences")
FGC_THEME_CSS = env.text("FGC_THEME_CSS")
FGC_LOGO = env.text("FGC_LOGO")
FGC_LOGO_ALT = env.text("FGC_LOGO_ALT")
FGC_BASE_URL = env.text("FGC_BASE_URL", "http://127.0.0.1:8000")
FGC_SUPPORT_CONTACT = env.text("FGC_SUPPORT_CONTACT", "your service desk")
FGC_TICK_ALARM_MINUTES = env.number("FGC_TICK_ALARM_MINUTES", 15, least=1)

ROOT_URLCONF = "fgc.urls"
WSGI_APPLICATION = "fgc.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": CONTEXT_PROCESSORS,
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ["fgc"]
CRISPY_TEMPLATE_PACK = "fgc"
CRISPY_FAIL_SILENTLY = False

# Database: SQLite in one file, or PostgreSQL by DATABASE_URL
DATABASES = {"default": environ.Env.db_url_config(DATABASE_URL)}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 3
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Cache: holds sign-in throttles, so it is shared between processes (decisions.md)
CACHES = {
    "default": (
        {"BACKEND": "fgc.lib.cache.ForgivingRedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "fgc_cache"}
    )
}

# People who sign in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "fgc.accounts.backends.NoModelPermissionsBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("workspace:home")
LOGOUT_REDIRECT_URL = reverse_lazy("account_login")
ACCOUNT_ADAPTER = "fgc.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to whatever address somebody types
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/15m/ip,5/15m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("FGC_TRUSTED_PROXIES", 0)
GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = False

# Sessions end: 30 minutes without use, 12 hours at most (decisions.md)
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = env.number("FGC_SESSION_IDLE_SECONDS", 1800, least=60)
FGC_SESSION_ABSOLUTE_SECONDS = env.number("FGC_SESSION_ABSOLUTE_SECONDS", 43200, least=300)
# The screen of conference-day mode covers itself when nobody has touched it for so long (conferences/cover.py)
FGC_COVER_AFTER_MINUTES = env.number("FGC_COVER_AFTER_MINUTES", 5, least=1)
SESSION_SAVE_EVERY_REQUEST = False  # fgc/accounts/session.py renews it once a minute of use
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "fgc_session"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "fgc_csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "fgc.workspace.views.errors.csrf_failure"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 48

# Headers
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^tickz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("FGC_BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
WHITENOISE_ALLOW_ALL_ORIGINS = False
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a scan is never written to disk before it is encrypted
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Language and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["fgc.lib.formats"]

# Static files
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.text("FGC_STATIC_ROOT", str(VAR_DIR / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if env.flag("FGC_PLAIN_STATIC")
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = Path(env.text("FGC_MEDIA_ROOT", str(VAR_DIR / "media")))

# Mail and background work
_mail = environ.Env.email_url_config(env.text("EMAIL_URL", "consolemail://"))
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _mail.get("EMAIL_HOST"), _mail.get("EMAIL_PORT")
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_USER", ""), _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS", False), _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("FGC_FROM_EMAIL", "no-reply@northshore.example")
FGC_MESSAGES = "fgc.messages.MESSAGES"
FGC_MAIL_CHANNEL = env.text("FGC_MAIL_CHANNEL", "fgc.notifications.channels.SmtpChannel")
FGC_LEASE_SECONDS = env.number("FGC_LEASE_SECONDS", 300, least=1)
FGC_TICK_SECONDS = env.number("FGC_TICK_SECONDS", 60, least=1)

CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TASK_ALWAYS_EAGER = not REDIS_URL
CELERY_TASK_EAGER_PROPAGATES = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT, CELERY_TASK_SOFT_TIME_LIMIT = 60, 50
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "socket_connect_timeout": 1,  # a page may be waiting
    "socket_timeout": 5,
    "max_retries": 1,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE

# Logs: one JSON line a request, never a name, address or query (safety.md 4.8)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "fgc.lib.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.text("FGC_LOG_LEVEL", "INFO")},
    "loggers": {
        "django.request": {"level": "CRITICAL"},  # names the address; handler500 writes its own line
        "celery": {"level": "WARNING"},  # each task that came and went
        "pikepdf": {"level": "WARNING"},  # it greets
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "fgc.lib.logs.HideEverythingFilter"
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
