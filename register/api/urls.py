"""API resources of register, without a trailing slash."""

from django.urls import URLPattern, path

urlpatterns: list[URLPattern] = []
