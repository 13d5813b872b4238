"""API resources of ontwikkelpaden, without a trailing slash."""

from django.urls import URLPattern, path

from ontwikkelpaden.api import bewijsstuk, doelen, mijn_paden, zelfevaluatie
from ontwikkelpaden.api.cel import Padcel
from ontwikkelpaden.api.pad import PadDetail, PadLijst
from ontwikkelpaden.api.reacties import Reactieantwoord, ReactieDetail, Reacties
from ontwikkelpaden.api.versie import VersieDetail

urlpatterns: list[URLPattern] = [
    path("ontwikkelpaden", PadLijst.as_view(), name="api-ontwikkelpaden"),
    path("ontwikkelpaden/<slug:slug>", PadDetail.as_view(), name="api-ontwikkelpad"),
    path(
        "ontwikkelpaden/<slug:slug>/versies/<int:nummer>",
        VersieDetail.as_view(),
        name="api-padversie",
    ),
    path(
        "ontwikkelpaden/<slug:slug>/versies/<int:nummer>/reacties",
        Reacties.as_view(),
        name="api-reacties",
    ),
    path(
        "ontwikkelpaden/<slug:slug>/versies/<int:nummer>/reacties/<int:pk>",
        ReactieDetail.as_view(),
        name="api-reactie",
    ),
    path(
        "ontwikkelpaden/<slug:slug>/versies/<int:nummer>/reacties/<int:pk>/antwoord",
        Reactieantwoord.as_view(),
        name="api-reactie-antwoord",
    ),
    path(
        "ontwikkelpaden/<slug:slug>/versies/<int:nummer>/cellen/<int:subdimensie>/<slug:niveau>",
        Padcel.as_view(),
        name="api-padcel",
    ),
    path("mijn/paden", mijn_paden.MijnPaden.as_view(), name="api-mijn-paden"),
    path("mijn/paden/<slug:slug>", mijn_paden.MijnPad.as_view(), name="api-mijn-pad"),
    path("mijn/leerruimte", mijn_paden.MijnLeerruimte.as_view(), name="api-mijn-leerruimte"),
    path("mijn/zelfevaluaties", zelfevaluatie.Zelfevaluaties.as_view(), name="api-mijn-zelfevaluaties"),
    path(
        "mijn/zelfevaluaties/<int:pk>",
        zelfevaluatie.ZelfevaluatieDetail.as_view(),
        name="api-mijn-zelfevaluatie",
    ),
    path(
        "mijn/zelfevaluaties/<int:pk>/antwoorden/<int:subdimensie>",
        zelfevaluatie.ZelfevaluatieAntwoord.as_view(),
        name="api-mijn-antwoord",
    ),
    path(
        "mijn/zelfevaluaties/<int:pk>/antwoorden/<int:subdimensie>/bewijsstuk",
        bewijsstuk.Antwoordbewijsstuk.as_view(),
        name="api-mijn-antwoord-bewijsstuk",
    ),
    path(
        "mijn/zelfevaluaties/<int:pk>/afronden",
        zelfevaluatie.ZelfevaluatieAfronden.as_view(),
        name="api-mijn-zelfevaluatie-afronden",
    ),
    path("mijn/doelen", doelen.Doelen.as_view(), name="api-mijn-doelen"),
    path("mijn/doelen/<int:pk>", doelen.DoelDetail.as_view(), name="api-mijn-doel"),
]
