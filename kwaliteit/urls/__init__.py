"""Pages of kwaliteitszorg, a module per part."""

from django.urls import URLPattern

from kwaliteit.urls import (
    aanvraag,
    beoordeling,
    besluit,
    betaling,
    bezwaar,
    deskundige,
    erkenning,
    kader,
    monitoring,
)

app_name = "kwaliteit"
urlpatterns: list[URLPattern] = [
    *kader.PADEN,
    *aanvraag.PADEN,
    *betaling.PADEN,
    *deskundige.PADEN,
    *beoordeling.PADEN,
    *besluit.PADEN,
    *erkenning.PADEN,
    *monitoring.PADEN,
    *bezwaar.PADEN,
]
