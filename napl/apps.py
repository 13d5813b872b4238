"""The kernel as a Django app."""

from django.apps import AppConfig


class KernConfig(AppConfig):
    name = "napl"
    verbose_name = "Kern"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Importing the Celery application makes it the current one, for tasks and for sending them.
        from napl import berichten, celery, checks, ontvangers, rules  # noqa: F401
        from napl.domain import inlogpoging
        from napl.domain.bericht import werk as berichtwerk
        from napl.domain.eigen import DELEN
        from napl.domain.logboek import TERMIJNEN
        from napl.enums import Mijngroep
        from napl.registers import (
            Werkbron,
            Werkplek,
            bureaudelen,
            dossierdelen,
            logonderwerpen,
            mijndelen,
            werkbronnen,
            werkplekken,
        )

        checks.register_all()
        rules.register_rechten()
        ontvangers.register_ontvangers()
        berichten.register_berichtsoorten()
        inlogpoging.register_signals()
        werkplekken.add("bureau", Werkplek("Bureau", "bureau", "napl.zie_bureau"))
        werkplekken.add("mijn", Werkplek("Mijn ontwikkeling", "mijn", "napl.zie_mijn", volgorde=10))
        mijndelen.add("overzicht", Werkplek("Overzicht", "mijn", "napl.zie_mijn", volgorde=0))
        eigen = {
            "bestanden": Werkplek(
                "Bestanden",
                "mijn-bestanden",
                "napl.zie_mijn",
                toelichting="Certificaten en bewijs bewaren, zolang u dat wilt.",
                volgorde=80,
                groep=Mijngroep.BEWAREN,
            ),
            "berichten": Werkplek(
                "E-mail kiezen",
                "mijn-berichten",
                "napl.beheer_berichtvoorkeur",
                toelichting="Welke e-mail u krijgt, en wanneer.",
                volgorde=88,
                groep=Mijngroep.BEWAREN,
            ),
            "delen": Werkplek(
                "Delen",
                "mijn-delen",
                "napl.deel",
                toelichting="Iemand een deel van uw dossier laten zien, en zien wie er keek.",
                volgorde=85,
                groep=Mijngroep.BEWAREN,
            ),
            "gegevens": Werkplek(
                "Mijn gegevens",
                "mijn-gegevens",
                "napl.beheer_gegevens",
                toelichting="Alles meenemen of wissen.",
                volgorde=90,
                groep=Mijngroep.BEWAREN,
            ),
        }
        for key, plek in eigen.items():
            mijndelen.add(key, plek)
        for key, deel in DELEN.items():
            dossierdelen.add(key, deel)
        bureaudelen.add("werkbak", Werkplek("Werkbak", "bureau", "napl.zie_bureau", volgorde=0))
        bureaudelen.add("logboek", Werkplek("Logboek", "logboek", "napl.zie_logboek", volgorde=70))
        logonderwerpen.add("napl.termijn", TERMIJNEN)
        bureaudelen.add("mijlpalen", Werkplek("Mijlpalen", "mijlpaal-list", "napl.zie_bureau", volgorde=80))
        bureaudelen.add(
            "feestdagen", Werkplek("Feestdagen", "feestdag-list", "napl.beheer_feestdagen", volgorde=90)
        )
        bureaudelen.add("berichten", Werkplek("E-mail", "bericht-list", "napl.zie_berichten", volgorde=80))
        werkbronnen.add("berichten", Werkbron("E-mail", "napl.beslis_bericht", berichtwerk.list_werk))
        bureaudelen.add(
            "verwerkingen", Werkplek("Werk op de achtergrond", "verwerking-list", "napl.zie_verwerkingen")
        )
