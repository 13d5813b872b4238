"""Pages of recognitions that were granted."""

from django.urls import URLPattern

PADEN: list[URLPattern] = []
