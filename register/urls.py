"""Addresses of register."""

from django.urls import URLPattern, path

app_name = "register"

urlpatterns: list[URLPattern] = []
