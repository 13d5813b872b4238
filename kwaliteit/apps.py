"""Pijler 4 as a Django app."""

from django.apps import AppConfig


class KwaliteitConfig(AppConfig):
    name = "kwaliteit"
    verbose_name = "Kwaliteitszorg"

    def ready(self) -> None:
        from kwaliteit import rules

        rules.register_rechten()
