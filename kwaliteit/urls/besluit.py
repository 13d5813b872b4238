"""Pages of advice, zienswijze and decision."""

from django.urls import URLPattern, path

from kwaliteit.views import advies, besluit, erkenningsbeleid, voorwaarde, zienswijze

_ZAAK = "bureau/aanvragen/<int:pk>/"
_EIGEN = "aanbod/erkenningen/<int:pk>/"
PADEN: list[URLPattern] = [
    path("bureau/besluiten/", besluit.besluit_list, name="besluit-list"),
    path("bureau/besluiten/beleid/", erkenningsbeleid.erkenningsbeleid, name="erkenningsbeleid"),
    path(f"{_ZAAK}advies/", advies.advies_schrijf, name="advies-schrijf"),
    path(f"{_ZAAK}zienswijze/", advies.zienswijze_antwoord, name="zienswijze-antwoord"),
    path(f"{_ZAAK}besluit/", besluit.besluit_neem, name="besluit-neem"),
    path(f"{_ZAAK}besluit/voorbeeld.pdf", besluit.besluit_voorbeeld, name="besluit-voorbeeld"),
    path(
        f"{_ZAAK}voorwaarden/<int:voorwaarde>/", voorwaarde.voorwaarde_beoordeel, name="voorwaarde-beoordeel"
    ),
    path(f"{_EIGEN}zienswijze/", zienswijze.zienswijze_geef, name="zienswijze-geef"),
    path(f"{_EIGEN}voorwaarden/<int:voorwaarde>/", zienswijze.voorwaarde_meld, name="voorwaarde-meld"),
]
