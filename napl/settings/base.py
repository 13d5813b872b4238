"""Settings that hold in every environment; see ``omgeving.py`` for how they are read."""

from pathlib import Path
from secrets import token_urlsafe

import dj_database_url
from celery.schedules import crontab
from csp.constants import NONE, SELF

from napl import ingebed
from napl.settings import omgeving

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# Without a URL the embedded servers of this checkout are meant; who starts them is `manage.py`,
# `make demo` or the tests, never the settings.
_INGEBED = ingebed.adressen({})
DATABASE_URL = omgeving.text("DATABASE_URL", _INGEBED["DATABASE_URL"])
REDIS_URL = omgeving.text("REDIS_URL", _INGEBED["REDIS_URL"])

INSTALLED_APPS = [
    "napl",
    "ontwikkelpaden",
    "register",
    "kwaliteit",
    "cocreatie",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "pgtrigger",
    "rest_framework",
    "drf_spectacular",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    # Outermost, so that an answer of any other below is marked too.
    "napl.middleware.api_versie",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "napl.urls"
WSGI_APPLICATION = "napl.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "napl.context.opmaak",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        # A page, and /readyz most of all, answers also when Redis hangs.
        "OPTIONS": {"socket_timeout": 5},
    }
}

AUTH_USER_MODEL = "napl.Gebruiker"
# E-mail is unique without regard to case (a constraint on lower(email)), which this check cannot see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "napl.account.Accountadapter"
ACCOUNT_FORMS = {"login": "napl.forms.inloggen.Inlogformulier"}
# Schools share computers: a session ends with the browser.
ACCOUNT_SESSION_REMEMBER = False
# A code to make an account or a new password: so many an hour for one address, and from one place. A whole
# school can be one place.
CODES_PER_ADRES = omgeving.number("CODES_PER_ADRES", 5)
CODES_PER_PLEK = omgeving.number("CODES_PER_PLEK", 60)
# axes below counts failed logins; two counters with two messages would only confuse.
ACCOUNT_RATE_LIMITS = False

# Guessing passwords stops after ten tries of one account from one address, for fifteen minutes.
AXES_FAILURE_LIMIT = 10
AXES_VERBOSE = False
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_LOCKOUT_TEMPLATE = "account/geblokkeerd.html"
AXES_RESET_ON_SUCCESS = True
# Who logs in from where is nobody's business afterwards; a failed attempt is kept only to count it.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
INLOGPOGINGEN_BEWAREN_UREN = 24

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Files at the root of the site that a browser asks for by itself, also beside a page without HTML of ours.
WHITENOISE_ROOT = BASE_DIR / "static" / "wortel"
STATIC_ROOT = Path(omgeving.text("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
# Uploaded files are private: nothing serves this folder.
MEDIA_ROOT = Path(omgeving.text("MEDIA_ROOT", str(BASE_DIR / "var" / "bestanden")))
# The search index is fetched from the database to the disk of each machine; it can be lost at any time.
ZOEKINDEX_ROOT = Path(omgeving.text("ZOEKINDEX_ROOT", str(BASE_DIR / "var" / "zoekindex")))
# The search log is sent from a thread: a search does not wait for it.
ZOEKLOG_ACHTERAF = True
# Without it PostgreSQL answers every search.
ZOEKINDEX_VOLGEN = omgeving.flag("ZOEKINDEX_VOLGEN", default=True)
FILE_UPLOAD_HANDLERS = [
    "napl.uploads.Begrensd",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# What an address takes that does not ask for more (napl.toegang.neemt_upload).
BESTAND_MAX_BYTES = omgeving.number("BESTAND_MAX_BYTES", 20 * 1024 * 1024)
BESTAND_MAX_JAREN = omgeving.number("BESTAND_MAX_JAREN", 7)
BESTANDEN_MAX_PER_PERSOON = omgeving.number("BESTANDEN_MAX_PER_PERSOON", 200)
BESTANDEN_MAX_BYTES_PER_PERSOON = omgeving.number("BESTANDEN_MAX_BYTES_PER_PERSOON", 500 * 1024 * 1024)
DATA_UPLOAD_MAX_NUMBER_FILES = 10
IMPORT_MAX_BYTES = omgeving.number("IMPORT_MAX_BYTES", 50 * 1024 * 1024)

EMAIL_BACKEND = omgeving.text("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = omgeving.text("EMAIL_HOST", "localhost")
EMAIL_PORT = omgeving.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = omgeving.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = omgeving.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = omgeving.flag("EMAIL_USE_TLS", default=False)
# A mail server that hangs must not keep a worker.
EMAIL_TIMEOUT = 10
# Where links in a mail lead.
SITE_URL = omgeving.text("SITE_URL", "http://127.0.0.1:8000")
DEFAULT_FROM_EMAIL = omgeving.text("DEFAULT_FROM_EMAIL", "register@napl.test")

# Celery has a name of its own for a socket.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = omgeving.number("WORKER_CONCURRENCY", 2)
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A web request never waits long for a broker that is away; the outbox delivers later.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 4 * 3600,
    "socket_connect_timeout": 2,
    "socket_timeout": 30,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_BEAT_SCHEDULE = {
    "bezorg-gebeurtenissen": {"task": "napl.bezorg_gebeurtenissen", "schedule": 10.0},
    "verstuur-berichten": {"task": "napl.verstuur_berichten", "schedule": 30.0},
    "hervat-verwerkingen": {"task": "napl.hervat_verwerkingen", "schedule": 20.0},
    "actualiseer-register": {
        "task": "register.vraag_nachtwerk",
        "args": ["actualisatie"],
        "schedule": crontab(hour="3", minute="0"),
    },
    # What is done already is passed over: the later rounds take up what an earlier one left undone.
    "verstuur-zoekwaarschuwingen": {
        "task": "register.verstuur_zoekwaarschuwingen",
        "schedule": crontab(hour="7-11", minute="0"),
    },
    "bundel-berichten": {"task": "napl.bundel_berichten", "schedule": crontab(hour="6-9", minute="30")},
    "ruim-inlogpogingen-op": {
        "task": "napl.ruim_inlogpogingen_op",
        "schedule": crontab(hour="4", minute="0"),
    },
    # A reminder goes out once; the later rounds take up what an earlier one left undone.
    "herinner-termijnen": {
        "task": "napl.herinner_termijnen",
        "schedule": crontab(hour="6-9", minute="10"),
    },
    "ruim-bestanden-op": {
        "task": "napl.ruim_bestanden_op",
        "schedule": crontab(hour="4", minute="20"),
    },
    "onderhoud-zoekindex": {"task": "register.onderhoud_zoekindex", "schedule": 30.0},
    "ruim-uitnodigingen-op": {
        "task": "register.ruim_uitnodigingen_op",
        "schedule": crontab(hour="4", minute="30"),
    },
    "tel-witte-vlekken": {
        "task": "register.vraag_nachtwerk",
        "args": ["witte-vlekken"],
        "schedule": crontab(hour="3", minute="30"),
    },
    # Counts each plan once a month; daily, so that a month is not lost when the worker was away on the first.
    # Finds what a message of the payment provider should have told.
    "vraag-betalingen-na": {"task": "kwaliteit.vraag_betalingen_na", "schedule": crontab(minute="*/15")},
    "peil-behoeften": {"task": "register.peil_behoeften", "schedule": crontab(hour="5", minute="15")},
    "volg-besluiten": {"task": "kwaliteit.volg_besluiten", "schedule": crontab(hour="4", minute="50")},
    "monitor-kwaliteit": {"task": "kwaliteit.monitoring", "schedule": crontab(hour="5", minute="0")},
    "meld-hererkenning": {"task": "kwaliteit.meld_hererkenning", "schedule": crontab(hour="6", minute="30")},
    "tel-zoekvragen": {"task": "register.tel_zoekvragen", "schedule": 60.0},
    "tel-trajectcijfers": {"task": "register.tel_trajectcijfers", "schedule": 60.0},
    "ruim-trajectcijfers-op": {
        "task": "register.ruim_trajectcijfers_op",
        "schedule": crontab(hour="4", minute="40"),
    },
    "ruim-zoektermen-op": {
        "task": "register.ruim_zoektermen_op",
        "schedule": crontab(hour="4", minute="10"),
    },
}

# A figure that says something about what people do is shown from this number up (AVG: keep it impersonal).
DREMPEL_AANTALLEN = 5

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["napl.api.rechten.HeeftRecht"],
    "DEFAULT_RENDERER_CLASSES": ["djangorestframework_camel_case.render.CamelCaseJSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["djangorestframework_camel_case.parser.CamelCaseJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "napl.api.schema.Schema",
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "napl.api.formaat.Formaatkeuze",
    # One format: "format" is a parameter like any other that does not exist.
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "napl.api.problemen.problem_handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "COERCE_DECIMAL_TO_STRING": False,
}
# Names with a leading underscore are not words of ours: they stay as they are.
JSON_CAMEL_CASE = {"JSON_UNDERSCOREIZE": {"ignore_keys": ("_links",)}}
API_VERSIE = "1.0.0"
SPECTACULAR_SETTINGS = {
    "TITLE": "NAPL-register API",
    "DESCRIPTION": (
        "Lees het opleidingsregister van de Nationale Aanpak Professionalisering van Leraren: "
        "trajecten, ontwikkelpaden en aanbieders."
    ),
    "VERSION": API_VERSIE,
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "LICENSE": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
    # One name in the document for one list of words, however a field is called.
    "ENUM_NAME_OVERRIDES": {
        "Sector": "napl.enums.Sector",
        "Regiosoort": "napl.enums.RegioSoort",
        "Padsoort": "ontwikkelpaden.enums.PadSoort",
        "Padstatus": "ontwikkelpaden.enums.PadStatus",
        "Kaderstatus": "kwaliteit.enums.KaderStatus",
        "Erkenningstand": "kwaliteit.enums.Erkenningstand",
        "Beslissingsoort": "kwaliteit.enums.Beslissingsoort",
        "Niveau": "ontwikkelpaden.enums.Niveau",
        "Zelfevaluatiestatus": "ontwikkelpaden.enums.ZelfevaluatieStatus",
        "Antwoordbron": "ontwikkelpaden.enums.Antwoordbron",
        "Doelstatus": "ontwikkelpaden.enums.DoelStatus",
        "Aanbiedersoort": "register.enums.AanbiederSoort",
        "Trajectsoort": "register.enums.TrajectSoort",
        "Trajectstatus": "register.enums.TrajectStatus",
        "Opnamesoort": "register.enums.OpnameSoort",
        "Uitvoeringstatus": "register.enums.UitvoeringStatus",
        "InformeleVorm": "register.enums.InformeleVorm",
        "Locatie": "register.enums.Locatie",
        "Vorm": "register.enums.Vorm",
        "Aanvulsoort": "register.enums.Aanvulsoort",
        "Deelnamestatus": "register.enums.Deelnamestatus",
        "Bevestigingstand": "register.enums.Bevestigingstand",
        "Bevestigingsbron": "register.enums.Bevestigingsbron",
        "Stapsoort": "register.enums.Stapsoort",
        "Teamroutestatus": "register.enums.TeamrouteStatus",
        "Uitnodigingsantwoord": "register.enums.Uitnodigingsantwoord",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.contrib.djangorestframework_camel_case.camelize_serializer_fields",
        "drf_spectacular.hooks.postprocess_schema_enums",
    ],
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        # A payment starts with a form and goes on at the provider.
        "form-action": [SELF, *omgeving.items("BETAALDIENST_ADRESSEN")],
        "frame-ancestors": [NONE],
    },
}
CSRF_FAILURE_VIEW = "napl.views.fouten.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# A demo shows recognitions that nobody gave; then every page says so.
DEMO = omgeving.flag("DEMO", default=False)

# The class that talks to the payment provider; empty: one can pay by bank transfer only. The test provider
# lets anybody pay with one press, so it works in a demo alone.
PROEFDIENST = "kwaliteit.domain.betaling.proef.Proefdienst"
BETAALDIENST = omgeving.text("BETAALDIENST", PROEFDIENST if DEMO else "")
# What the provider signs its messages with. Without one of its own nobody knows it: all are refused.
BETAALDIENST_GEHEIM = omgeving.text("BETAALDIENST_GEHEIM", token_urlsafe(32))
# What stands on an invoice: where to transfer money to, and what is said of btw.
FACTUUR_REKENING = omgeving.text("FACTUUR_REKENING", "NL00 PROE 0000 0000 00 (verzonnen)" if DEMO else "")
FACTUUR_AFZENDER = omgeving.text("FACTUUR_AFZENDER", "Programmabureau NAPL")
FACTUUR_BTW = omgeving.text("FACTUUR_BTW", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"zonder_geheimen": {"()": "napl.logregels.ZonderGeheimen"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "regel",
            "filters": ["zonder_geheimen"],
        }
    },
    # Who logs in is nobody's business in a server log.
    "loggers": {"axes": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": omgeving.text("LOG_LEVEL", "INFO")},
}
