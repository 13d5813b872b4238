"""Pages of judging per criterium, and consensus."""

from django.urls import URLPattern, path

from kwaliteit.views import beoordelen

PADEN: list[URLPattern] = [
    path("beoordelen/", beoordelen.beoordelen, name="beoordelen"),
    path("beoordelen/<int:pk>/antwoord/", beoordelen.beoordeling_antwoord, name="beoordeling-antwoord"),
]
