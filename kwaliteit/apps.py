"""Pijler 4 as a Django app."""

from django.apps import AppConfig


class KwaliteitConfig(AppConfig):
    name = "kwaliteit"
    verbose_name = "Kwaliteitszorg"

    def ready(self) -> None:
        from kwaliteit import bijdragen, panelen, rules

        rules.register_rechten()
        panelen.register_panelen()
        bijdragen.register_bijdragen()
