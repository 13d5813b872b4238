"""Production: everything that protects is on; secrets come from the environment alone."""

from napl.settings import omgeving

# Without these the base would mean the embedded servers of a checkout.
DATABASE_URL = omgeving.text("DATABASE_URL")
REDIS_URL = omgeving.text("REDIS_URL")

from napl.settings.base import *  # noqa: E402, F403

DEBUG = False
SECRET_KEY = omgeving.text("SECRET_KEY")
ALLOWED_HOSTS = omgeving.items("ALLOWED_HOSTS", "localhost")
# The first host is the public one.
SITE_URL = omgeving.text("SITE_URL", f"https://{ALLOWED_HOSTS[0].lstrip('.')}")
CSRF_TRUSTED_ORIGINS = omgeving.items("CSRF_TRUSTED_ORIGINS")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = omgeving.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = omgeving.number("SECURE_HSTS_SECONDS", 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
EMAIL_BACKEND = omgeving.text("EMAIL_BACKEND", "napl.overdracht.Smtp")
