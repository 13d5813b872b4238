"""Pages of evaluations, signals and interim reviews."""

from django.urls import URLPattern, path

from kwaliteit.views import evaluaties

PADEN: list[URLPattern] = [
    path("mijn/deelnames/<int:pk>/evaluatie/", evaluaties.evaluatie, name="evaluatie"),
    path("aanbod/evaluaties/", evaluaties.evaluatie_list, name="evaluatie-list"),
]
