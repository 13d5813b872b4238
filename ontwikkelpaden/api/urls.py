"""API resources of ontwikkelpaden, without a trailing slash."""

from django.urls import URLPattern, path

from ontwikkelpaden.api.cel import Padcel
from ontwikkelpaden.api.pad import PadDetail, PadLijst

urlpatterns: list[URLPattern] = [
    path("ontwikkelpaden", PadLijst.as_view(), name="api-ontwikkelpaden"),
    path("ontwikkelpaden/<slug:slug>", PadDetail.as_view(), name="api-ontwikkelpad"),
    path(
        "ontwikkelpaden/<slug:slug>/versies/<int:nummer>/cellen/<int:subdimensie>/<slug:niveau>",
        Padcel.as_view(),
        name="api-padcel",
    ),
]
