"""Pages of an erkenningsaanvraag."""

from django.urls import URLPattern

PADEN: list[URLPattern] = []
