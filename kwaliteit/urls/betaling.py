"""Pages of tariffs, invoices and payments."""

from django.urls import URLPattern

PADEN: list[URLPattern] = []
