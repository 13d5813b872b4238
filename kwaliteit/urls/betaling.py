"""Pages of tariffs, invoices and payments."""

from django.urls import URLPattern, path

from kwaliteit.views import betaaldienst, facturen, factuureigen, factuurpdf, tarieven

_EIGEN = "aanbod/facturen/<int:pk>/"
_BUREAU = "bureau/facturen/"
PADEN: list[URLPattern] = [
    path(_EIGEN, factuureigen.factuur_eigen, name="factuur-eigen"),
    path(f"{_EIGEN}betalen/", factuureigen.factuur_betalen, name="factuur-betalen"),
    path(f"{_EIGEN}navraag/", factuureigen.factuur_navraag, name="factuur-navraag"),
    path(f"{_EIGEN}factuur.pdf", factuurpdf.factuur_pdf, name="factuur-pdf"),
    path(f"{_EIGEN}creditnota/<int:terug>/creditnota.pdf", factuurpdf.creditnota_pdf, name="creditnota-pdf"),
    path(_BUREAU, facturen.factuur_list, name="factuur-list"),
    path(f"{_BUREAU}navraag/", facturen.facturen_navraag, name="facturen-navraag"),
    path(f"{_BUREAU}<int:pk>/", facturen.factuur_detail, name="factuur-detail"),
    path(f"{_BUREAU}terugbetalingen/<int:pk>/", facturen.terugbetaling, name="terugbetaling"),
    path("bureau/tarieven/", tarieven.tarief_list, name="tarief-list"),
    path("bureau/tarieven/<slug:wat>/<int:pk>/terug/", tarieven.tarief_terug, name="tarief-terug"),
    path("betaling/webhook/", betaaldienst.webhook, name="betaling-webhook"),
    path("betaling/proef/<str:extern_id>/", betaaldienst.proef, name="betaling-proef"),
]
