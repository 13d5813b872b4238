"""Pijler 1 as a Django app."""

from django.apps import AppConfig


class OntwikkelpadenConfig(AppConfig):
    name = "ontwikkelpaden"
    verbose_name = "Ontwikkelpaden"

    def ready(self) -> None:
        from napl.registers import Navigatiepunt, navigatie
        from ontwikkelpaden import rules

        rules.register_rechten()
        navigatie.add(
            "ontwikkelpaden", Navigatiepunt("Ontwikkelpaden", "ontwikkelpaden:pad-list", "/ontwikkelpaden/")
        )
