"""Settings: from the environment where an operator may choose, safe where they did not.

ALONGSIDE_DATA    folder of all that is not code (default ./var)
DATABASE_URL      a PostgreSQL of yours, 15 or newer; without it one is started in the data folder
DATABASE_OWNER_URL the same one, as the role that owns the tables: only to make and change them
ALONGSIDE_URL     where people reach this service, such as https://alongside.example.org
EMAIL_URL         where mail goes out, such as smtp+tls://user:password@mail.example.org:587
ALONGSIDE_ANCHORS a file elsewhere, to which the head of the audit trail is added every hour
ALONGSIDE_MASTER_KEYS       the keys that wrap the keys of cases (default: keys/masters of the data), the newest first
ALONGSIDE_PROXIES           how many proxies stand in front (default: 1 with https, otherwise 0)
ALONGSIDE_COMMON_PASSWORDS  a file of further passwords to refuse, one a line
ALONGSIDE_IDLE_MINUTES      after how long without a request a session asks again who is there (at most 15)
ALONGSIDE_AGENCIES          a file of agencies that sign their people in themselves (default: agencies.toml of the data)
ALONGSIDE_UPLOAD_MB         how large an attached file may be, in million bytes (default: 10)
ALONGSIDE_UPLOAD_MEGAPIXELS how many dots a picture may have, in millions (default: 25)
ALONGSIDE_CLAMAV            where ClamAV listens: the path of its socket, or tcp://host:3310; then every file is scanned
ALONGSIDE_BACKUP_RECIPIENTS a file of public age keys, one a line, that can open backups (default: backup-recipients
                            of the data)
ALONGSIDE_AGREEMENT         a text of yours that people agree to, in place of ours; its first line gives the version
"""

from datetime import timedelta
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from environs import Env

from alongside.config import agencies
from alongside.config.data_folder import DataFolder
from alongside.config.embedded import OWNER, EmbeddedPostgres
from alongside.foundations.parcels.keys import OwnKeys

env = Env()
DATA = DataFolder.from_environment()

SECRET_KEY = DATA.secret_key()
DEBUG = False
SITE_URL = env.str("ALONGSIDE_URL", "http://127.0.0.1:8000").rstrip("/")
_site = urlsplit(SITE_URL)
ALLOWED_HOSTS = [_site.hostname or "", "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE = _site.scheme == "https"

INSTALLED_APPS = [
    "alongside.config",
    "alongside.reporting",
    "alongside.journeys.audit_trail",
    "alongside.journeys.case_home",
    "alongside.journeys.council_systems",
    "alongside.journeys.demo_caseload",
    "alongside.journeys.import_case_log",
    "alongside.journeys.keep_or_erase",
    "alongside.journeys.move_area",
    "alongside.journeys.my_work",
    "alongside.journeys.outbox",
    "alongside.journeys.place_tonight",
    "alongside.journeys.run_partnership",
    "alongside.journeys.sign_in",
    "alongside.journeys.start_here",
    "alongside.journeys.subject_access",
    "alongside.rooms.referrals",
    "alongside.rooms.beds",
    "alongside.rooms.conferences",
    "alongside.rooms.choices",
    "alongside.rooms.clocks",
    "alongside.rooms.people",
    "alongside.rooms.directory",
    "alongside.foundations.design",
    "alongside.foundations.access",
    "alongside.foundations.accounts",
    "alongside.foundations.sealing",
    "alongside.foundations.audit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "pgtrigger",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "alongside.config.headers.every_answer",
    "alongside.config.bodies.every_body",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "alongside.foundations.access.evidence.every_refusal",
    "alongside.foundations.access.middleware.one_transaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alongside.foundations.access.entry.whole_sessions",
    "alongside.foundations.access.middleware.one_viewer",
    "alongside.journeys.council_systems.middleware.known_systems",
    "alongside.foundations.access.evidence.every_look",
    "alongside.journeys.my_work.middleware.with_navigation",
    "alongside.config.refusals.ReadableRefusals",
    "alongside.foundations.access.middleware.one_reader",
    "alongside.foundations.access.middleware.OneDoor",
]

ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"

_embedded = EmbeddedPostgres(DATA.postgres)
_named = env.str("DATABASE_URL", "")
_DATABASE = {
    "ENGINE": "django.db.backends.postgresql",
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
}
DATABASES = {
    "default": dj_database_url.parse(_named or _embedded.dsn()) | _DATABASE,
    # Only for migrations. Where somebody else runs the server, it may be left out of what serves.
    "owner": dj_database_url.parse(
        env.str("DATABASE_OWNER_URL", _named) if _named else _embedded.dsn(role=OWNER)
    )
    | _DATABASE,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGTRIGGER_MIGRATIONS = True
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# What was written with a key that is lost is lost. Named here, none is made in the data folder.
MASTER_KEYS = env.str("ALONGSIDE_MASTER_KEYS", "")
MASTER_KEY_FILE = DATA.master_keys(make=not MASTER_KEYS)
SEALED_FILES = DATA.files
ERASURES = DATA.root / "erasures.jsonl"

PARCEL_KEYS = DATA.parcel_keys(lambda: OwnKeys.make().lines)

BACKUP_RECIPIENTS = env.path("ALONGSIDE_BACKUP_RECIPIENTS", DATA.root / "backup-recipients")

AUDIT_ANCHORS = env.path("ALONGSIDE_ANCHORS", None)
AUDIT_ANCHOR_KEY = DATA.anchor_key()

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [],
        "OPTIONS": {"environment": "alongside.foundations.design.environment.environment"},
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "full_name")},
    },
    {"NAME": "alongside.foundations.accounts.passwords.UncommonPasswordValidator"},
]
AGREEMENT = env.path("ALONGSIDE_AGREEMENT", None)
COMMON_PASSWORDS = env.path("ALONGSIDE_COMMON_PASSWORDS", None)
PASSWORD_RESET_TIMEOUT = int(timedelta(days=7).total_seconds())
PROXIES = env.int("ALONGSIDE_PROXIES", 1 if SECURE else 0)
SECOND_FACTOR_KEY = DATA.second_factor_key()
IDLE_LOCK = timedelta(minutes=min(env.int("ALONGSIDE_IDLE_MINUTES", 15), 15))
AGENCY_SIGN_INS = agencies.read(env.path("ALONGSIDE_AGENCIES", DATA.root / "agencies.toml"))
SOCIALACCOUNT_PROVIDERS = agencies.providers(AGENCY_SIGN_INS)
SOCIALACCOUNT_ADAPTER = "alongside.journeys.sign_in.views.agencies.AgencyAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "alongside.foundations.accounts.allauth_adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
LOGIN_URL = "sign_in:sign_in"
LOGIN_REDIRECT_URL = "my_work:home"
GUEST_URL, GUEST_OUTSIDE_URL = "conferences:guest", "conferences:guest_outside"
SIGNED_OUT_VIEW = "alongside.config.refusals.signed_out"
PROVE_AGAIN_VIEW = "alongside.journeys.sign_in.views.again.ask"

SESSION_ENGINE = "alongside.foundations.accounts.sessions"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
# With this prefix a browser takes a cookie over https only, from this very host, for all of it.
_ours = "__Host-" if SECURE else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_ours}alongside", f"{_ours}csrftoken"
DEVICE_COOKIE_NAME = f"{_ours}device"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "alongside.config.refusals.no_csrf_token"

SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if SECURE else 0
# Under "no-referrer" a browser says "Origin: null" of our own forms, and each would be refused as foreign.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA.root / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

DEFAULT_FROM_EMAIL = env.str("ALONGSIDE_FROM", "Alongside <no-reply@alongside.invalid>")
EMAIL_BACKEND = "alongside.config.outbox.Outbox"

UPLOAD_BYTES = env.int("ALONGSIDE_UPLOAD_MB", 10) * 1_000_000
UPLOAD_PIXELS = env.int("ALONGSIDE_UPLOAD_MEGAPIXELS", 25) * 1_000_000
UPLOAD_SCANNER = env.str("ALONGSIDE_CLAMAV", "")
# What is sent is kept in memory until it is sealed: no plain file lies on a disk, not even for a moment.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_BYTES + 1_000_000  # with the form around it
DATA_UPLOAD_MAX_NUMBER_FILES = 1
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
