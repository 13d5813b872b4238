"""Addresses of ontwikkelpaden."""

from django.urls import URLPattern, path

from ontwikkelpaden.views import pad

app_name = "ontwikkelpaden"

urlpatterns: list[URLPattern] = [
    path("", pad.pad_list, name="pad-list"),
    path("<slug:slug>/", pad.pad_detail, name="pad-detail"),
    path("<slug:slug>/v<int:nummer>/", pad.padversie_detail, name="padversie-detail"),
]
