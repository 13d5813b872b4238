"""Pages of an erkenningsaanvraag."""

from django.urls import URLPattern, path

from kwaliteit.views import aanvraageigen, aanvraagschrijven, aanvraagtoets, aanvraagverder, aanvraagzaak

_EIGEN = "aanbod/erkenningen/"
_ZAAK = "bureau/aanvragen/"
PADEN: list[URLPattern] = [
    path(_EIGEN, aanvraageigen.lijst, name="aanvragen-eigen"),
    path(f"{_EIGEN}nieuw/<slug:slug>/", aanvraageigen.nieuw, name="aanvraag-nieuw"),
    path(f"{_EIGEN}<int:pk>/", aanvraageigen.eigen, name="aanvraag-eigen"),
    path(f"{_EIGEN}<int:pk>/indienen/", aanvraageigen.indienen, name="aanvraag-indienen"),
    path(f"{_EIGEN}<int:pk>/criteria/<str:code>/", aanvraagschrijven.criterium, name="aanvraag-criterium"),
    path(f"{_EIGEN}<int:pk>/criteria/<str:code>/bewijs/", aanvraagschrijven.bewijs, name="aanvraag-bewijs"),
    path(
        f"{_EIGEN}<int:pk>/bewijs/<int:bewijs>/weg/", aanvraagschrijven.bewijs_weg, name="aanvraag-bewijs-weg"
    ),
    path(f"{_EIGEN}<int:pk>/accreditaties/", aanvraagverder.accreditaties, name="aanvraag-accreditaties"),
    path(f"{_EIGEN}<int:pk>/terugsturen/", aanvraagverder.terugsturen, name="aanvraag-terugsturen"),
    path(f"{_EIGEN}<int:pk>/intrekken/", aanvraagverder.intrekken, name="aanvraag-intrekken"),
    path(_ZAAK, aanvraagzaak.zaken, name="aanvragen"),
    path(f"{_ZAAK}<int:pk>/", aanvraagzaak.zaak, name="aanvraag-zaak"),
    path(f"{_ZAAK}<int:pk>/compleet/", aanvraagtoets.compleet, name="aanvraag-compleet"),
    path(f"{_ZAAK}<int:pk>/aanvulling/", aanvraagtoets.aanvulling, name="aanvraag-aanvulling"),
    path(
        f"{_ZAAK}<int:pk>/buiten-behandeling/",
        aanvraagtoets.buiten_behandeling,
        name="aanvraag-buiten-behandeling",
    ),
    path(f"{_ZAAK}<int:pk>/dekking/<str:code>/", aanvraagtoets.dekking, name="aanvraag-dekking"),
]
