"""Pages of advice, zienswijze and decision."""

from django.urls import URLPattern

PADEN: list[URLPattern] = []
