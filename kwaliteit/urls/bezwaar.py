"""Pages of bezwaar and heroverweging."""

from django.urls import URLPattern

PADEN: list[URLPattern] = []
