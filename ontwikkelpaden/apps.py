"""Pijler 1 as a Django app."""

from django.apps import AppConfig


class OntwikkelpadenConfig(AppConfig):
    name = "ontwikkelpaden"
    verbose_name = "Ontwikkelpaden"

    def ready(self) -> None:
        from ontwikkelpaden import bijdragen, rules

        rules.register_rechten()
        bijdragen.register_bijdragen()
