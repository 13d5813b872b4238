"""API resources of register, without a trailing slash."""

from django.urls import URLPattern, path

from register.api import (
    aanbieder,
    aanvullen,
    ordening,
    passend,
    traject_detail,
    uitvoering,
    witte_vlekken,
    zoeken,
)

urlpatterns: list[URLPattern] = [
    path("trajecten", zoeken.Trajecten.as_view(), name="api-traject-list"),
    path("trajecten/_aanvullen", aanvullen.Aanvullingen.as_view(), name="api-aanvullen"),
    path("trajecten/<slug:slug>", traject_detail.TrajectDetail.as_view(), name="api-traject-detail"),
    path("uitvoeringen", uitvoering.Uitvoeringen.as_view(), name="api-uitvoering-list"),
    path("aanbieders", aanbieder.Aanbieders.as_view(), name="api-aanbieder-list"),
    path("aanbieders/<slug:slug>", aanbieder.AanbiederDetail.as_view(), name="api-aanbieder-detail"),
    path("werkzame-aanpakken", ordening.WerkzameAanpakken.as_view(), name="api-werkzame-aanpak-list"),
    path("regios", ordening.Regios.as_view(), name="api-regio-list"),
    path("mijn/paden/<slug:slug>/passend", passend.PassendeTrajecten.as_view(), name="api-mijn-passend"),
    path("witte-vlekken", witte_vlekken.WitteVlekken.as_view(), name="api-witte-vlekken"),
]
