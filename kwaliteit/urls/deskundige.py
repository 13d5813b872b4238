"""Pages of deskundigen, their ties and their assignment."""

from django.urls import URLPattern

PADEN: list[URLPattern] = []
