"""Pages of an erkenningsaanvraag."""

from django.urls import URLPattern, path

from kwaliteit.views import aanvraageigen, aanvraagzaak

_EIGEN = "aanbod/erkenningen/"
_ZAAK = "bureau/aanvragen/"
PADEN: list[URLPattern] = [
    path(_EIGEN, aanvraageigen.lijst, name="aanvragen-eigen"),
    path(f"{_EIGEN}nieuw/<slug:slug>/", aanvraageigen.nieuw, name="aanvraag-nieuw"),
    path(f"{_EIGEN}<int:pk>/", aanvraageigen.eigen, name="aanvraag-eigen"),
    path(f"{_EIGEN}<int:pk>/indienen/", aanvraageigen.indienen, name="aanvraag-indienen"),
    path(_ZAAK, aanvraagzaak.zaken, name="aanvragen"),
    path(f"{_ZAAK}<int:pk>/", aanvraagzaak.zaak, name="aanvraag-zaak"),
]
