"""API resources of register, without a trailing slash."""

from django.urls import URLPattern, path

from register.api import zoeken

urlpatterns: list[URLPattern] = [
    path("trajecten", zoeken.Trajecten.as_view(), name="api-traject-list"),
]
