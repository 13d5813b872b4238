"""Who may do what in the kernel."""

from rules.predicates import Predicate

from napl.enums import Rol
from napl.models import Bestand, Deling
from napl.rechten import BUREAU, IEDEREEN, INGELOGD, Actor, Recht, register_recht


def _is_eigen_bestand(actor: Actor, bestand: Bestand | None) -> bool:
    """Say whether a file is one's own; a file that is nobody's own is erased by the app that keeps it."""
    return bestand is not None and bestand.eigenaar_id == actor.pk


is_eigen_bestand = Predicate(_is_eigen_bestand, name="is_eigen_bestand")


def _is_eigen_deling(actor: Actor, deling: Deling | None) -> bool:
    """Say whether somebody made this deling; without one the question is only about the role."""
    return deling is None or deling.eigenaar_id == actor.pk


is_eigen_deling = Predicate(_is_eigen_deling, name="is_eigen_deling")


def register_rechten() -> None:
    register_recht(
        [
            Recht("napl.zie_openbaar", IEDEREEN, "openbare pagina's bekijken"),
            Recht("napl.zie_bureau", BUREAU | {Rol.REDACTIE}, "de werkplek van het programmabureau bekijken"),
            Recht("napl.zie_verwerkingen", BUREAU | {Rol.REDACTIE}, "het werk op de achtergrond bekijken"),
            Recht("napl.zie_logboek", BUREAU, "het logboek van zaken bekijken: wie deed wat"),
            Recht("napl.start_verwerking", BUREAU, "werk op de achtergrond starten"),
            Recht(
                "napl.beheer_organisaties",
                frozenset({Rol.COORDINATOR, Rol.BEHEER}),
                "organisaties en hun leden beheren",
            ),
            Recht(
                "napl.beheer_feestdagen",
                frozenset({Rol.COORDINATOR, Rol.BEHEER}),
                "dagen toevoegen waarop een termijn niet eindigt",
            ),
            Recht("napl.zie_berichten", BUREAU, "zien welke e-mail wanneer uitging en aan wie"),
            Recht(
                "napl.zie_berichtadres",
                frozenset({Rol.COORDINATOR, Rol.BEHEER}),
                "zien naar welk e-mailadres een bericht ging",
            ),
            Recht(
                "napl.beslis_bericht",
                frozenset({Rol.COORDINATOR, Rol.BEHANDELAAR, Rol.BEHEER}),
                "beslissen over e-mail waarvan onzeker is of die aankwam",
            ),
            Recht("napl.beheer_berichtvoorkeur", INGELOGD, "kiezen welke e-mail u krijgt"),
            Recht("napl.meld_aan", IEDEREEN, "een account of een nieuw wachtwoord aanvragen"),
            Recht("napl.zie_mijn", INGELOGD, "wat van uzelf is bekijken"),
            Recht("napl.deel", INGELOGD, "een deel van het eigen dossier met iemand delen"),
            Recht("napl.beheer_deling", INGELOGD, "een deling bekijken en intrekken", is_eigen_deling),
            Recht("napl.zie_gedeeld", INGELOGD, "bekijken wat iemand met u deelt"),
            Recht("napl.beheer_gegevens", INGELOGD, "eigen gegevens meenemen en wissen"),
            Recht("napl.bewaar_bestand", INGELOGD, "een bestand bewaren"),
            Recht("napl.open_bestand", INGELOGD, "een bestand openen dat van u is of waar u bij mag"),
            Recht("napl.wis_bestand", INGELOGD, "een bestand wissen", is_eigen_bestand),
        ]
    )
