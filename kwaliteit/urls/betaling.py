"""Pages of tariffs, invoices and payments."""

from django.urls import URLPattern, path

from kwaliteit.views import betaaldienst, factuureigen

_EIGEN = "aanbod/facturen/<int:pk>/"
PADEN: list[URLPattern] = [
    path(_EIGEN, factuureigen.factuur_eigen, name="factuur-eigen"),
    path(f"{_EIGEN}betalen/", factuureigen.factuur_betalen, name="factuur-betalen"),
    path(f"{_EIGEN}navraag/", factuureigen.factuur_navraag, name="factuur-navraag"),
    path("betaling/webhook/", betaaldienst.webhook, name="betaling-webhook"),
    path("betaling/proef/<str:extern_id>/", betaaldienst.proef, name="betaling-proef"),
]
