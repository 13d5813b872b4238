"""All addresses: pages of the kernel here, pages of the apps in their own ``urls.py``."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from napl.api.problemen import not_found
from napl.toegang import vereist_recht
from napl.views import bestand, bureau, gezondheid, mijn, stijlgids

handler400 = "napl.views.fouten.bad_request"
handler403 = "napl.views.fouten.permission_denied"
handler404 = "napl.views.fouten.page_not_found"
handler500 = "napl.views.fouten.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("register.urls")),
    path("", include("ontwikkelpaden.urls")),
    path("account/", include("napl.account_urls")),
    path("mijn/", mijn.mijn, name="mijn"),
    path("bestanden/<uuid:pk>/", bestand.bestand, name="bestand"),
    path("bureau/", bureau.bureau, name="bureau"),
    path("bureau/verwerkingen/", bureau.verwerking_list, name="verwerking-list"),
    path("bureau/verwerkingen/<int:pk>/", bureau.verwerking_detail, name="verwerking-detail"),
    path("healthz", gezondheid.healthz, name="healthz"),
    path("readyz", gezondheid.readyz, name="readyz"),
    path("api/v1/", include("napl.api_urls")),
    re_path(r"^api/(?P<pad>.*)$", vereist_recht("napl.zie_openbaar")(not_found), name="api-niet-gevonden"),
]

if settings.DEBUG:
    urlpatterns.append(path("stijlgids/", stijlgids.stijlgids, name="stijlgids"))
