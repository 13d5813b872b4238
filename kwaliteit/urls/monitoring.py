"""Pages of evaluations, signals and interim reviews."""

from django.urls import URLPattern

PADEN: list[URLPattern] = []
