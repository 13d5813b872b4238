"""Addresses of ontwikkelpaden."""

from django.urls import URLPattern, path

app_name = "ontwikkelpaden"

urlpatterns: list[URLPattern] = []
