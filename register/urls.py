"""Addresses of register."""

from django.urls import URLPattern, path

from register.views import start, zoeken

app_name = "register"

urlpatterns: list[URLPattern] = [
    path("", start.start, name="start"),
    path("trajecten/", zoeken.traject_list, name="traject-list"),
]
