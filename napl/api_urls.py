"""The API: each app brings its own resources; the document describes them all."""

from django.urls import include, path
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import SpectacularAPIView

from napl.api import bestand, dossier


class Openapidocument(SpectacularAPIView):
    recht = "napl.zie_openbaar"
    renderer_classes = [OpenApiJsonRenderer]


urlpatterns = [
    path("mijn/gegevens", dossier.MijnGegevens.as_view(), name="api-mijn-gegevens"),
    path("mijn/bestanden", bestand.MijnBestanden.as_view(), name="api-mijn-bestanden"),
    path("gedeeld/<str:token>", dossier.Gedeeld.as_view(), name="api-gedeeld"),
    path("", include("ontwikkelpaden.api.urls")),
    path("", include("register.api.urls")),
    path("", include("kwaliteit.api.urls")),
    path("openapi.json", Openapidocument.as_view(), name="api-openapi"),
]
