"""API resources of register, without a trailing slash."""

from django.urls import URLPattern, path

from register.api import (
    aanbieder,
    aanvullen,
    deelnames,
    opbrengsten,
    ordening,
    passend,
    route,
    teamroute,
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
    path("mijn/deelnames", deelnames.Deelnames.as_view(), name="api-deelname-list"),
    path("mijn/deelnames/<int:pk>", deelnames.DeelnameDetail.as_view(), name="api-deelname-detail"),
    path("mijn/deelnames/<int:pk>/status", deelnames.Deelnamezet.as_view(), name="api-deelname-zet"),
    path(
        "mijn/deelnames/<int:pk>/bevestiging",
        deelnames.Deelnamebevestiging.as_view(),
        name="api-deelname-bevestiging",
    ),
    path(
        "mijn/deelnames/<int:pk>/opbrengsten",
        opbrengsten.Opbrengsten.as_view(),
        name="api-opbrengst-list",
    ),
    path("mijn/opbrengsten/<int:pk>", opbrengsten.OpbrengstDetail.as_view(), name="api-opbrengst-detail"),
    path(
        "mijn/opbrengsten/<int:pk>/bewijsstuk",
        opbrengsten.Opbrengstbewijsstuk.as_view(),
        name="api-opbrengst-bewijsstuk",
    ),
    path("mijn/verklaringen", opbrengsten.Verklaringen.as_view(), name="api-mijn-verklaringen"),
    path("mijn/verklaringen/<slug:code>", opbrengsten.VerklaringDetail.as_view(), name="api-mijn-verklaring"),
    path("mijn/route", route.Route.as_view(), name="api-route"),
    path("mijn/route/<int:pk>", route.Stap.as_view(), name="api-route-stap"),
    path("mijn/route/<int:pk>/stand", route.Stapafronden.as_view(), name="api-route-stap-stand"),
    path("mijn/route/<int:pk>/plaats", route.Stapverplaatsen.as_view(), name="api-route-stap-plaats"),
    path("aanbod/bevestigingen", deelnames.Bevestigingen.as_view(), name="api-bevestiging-list"),
    path(
        "aanbod/bevestigingen/<int:pk>", deelnames.BevestigingDetail.as_view(), name="api-bevestiging-detail"
    ),
    path("witte-vlekken", witte_vlekken.WitteVlekken.as_view(), name="api-witte-vlekken"),
    path("mijn/teamroutes", teamroute.Teamroutes.as_view(), name="api-teamroutes"),
    path("mijn/teamroutes/<int:pk>", teamroute.TeamrouteDetail.as_view(), name="api-teamroute"),
    path(
        "mijn/teamroutes/<int:pk>/gedeeld",
        teamroute.TeamrouteGedeeld.as_view(),
        name="api-teamroute-gedeeld",
    ),
    path(
        "mijn/teamroutes/<int:pk>/delingen/<slug:slug>",
        teamroute.TeamrouteDeling.as_view(),
        name="api-teamroute-deling",
    ),
]
