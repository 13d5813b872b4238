"""Pijler 3 as a Django app."""

from django.apps import AppConfig


class CocreatieConfig(AppConfig):
    name = "cocreatie"
    verbose_name = "Co-creatie"
