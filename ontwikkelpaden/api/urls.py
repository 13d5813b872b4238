"""API resources of ontwikkelpaden, without a trailing slash."""

from django.urls import URLPattern, path

urlpatterns: list[URLPattern] = []
