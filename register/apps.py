"""Pijler 2 as a Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "register"
    verbose_name = "Opleidingsregister"

    def ready(self) -> None:
        from register import bijdragen, rules

        rules.register_rechten()
        bijdragen.register_bijdragen()
