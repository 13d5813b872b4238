"""Pages of judging per criterium, and consensus."""

from django.urls import URLPattern

PADEN: list[URLPattern] = []
