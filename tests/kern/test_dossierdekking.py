"""Every model that points at an account is exported and erased with the dossier, or says why it is not."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import models

from napl.domain.delen import create_deling
from napl.domain.dossier import delete_account, erase_alles, export_gegevens
from napl.models import Gebruiker
from napl.registers import dossierdelen
from ontwikkelpaden.domain.volgen import Ruimte, set_leerruimte
from register.domain.route.stap import Informeel, plan_informeel
from tests.bestanden import make_bestand
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.ontwikkelpaden.bouw import maak_versie
from tests.ontwikkelpaden.mijn import maak_doel, maak_moment
from tests.register.route.bouw import make_bevestigd, make_verklaring

# Per field that points at an account: the part of the dossier that exports and erases it.
IN_DEEL = {
    "napl.Bestand.eigenaar": "bestanden",
    "napl.Deling.eigenaar": "delingen",
    "napl.Bericht.gebruiker": "berichten",
    "napl.Berichtvoorkeur.gebruiker": "berichtvoorkeuren",
    "ontwikkelpaden.Zelfevaluatie.gebruiker": "zelfevaluaties",
    "ontwikkelpaden.Doel.gebruiker": "doelen",
    "ontwikkelpaden.Gevolgdpad.gebruiker": "doelen",
    "ontwikkelpaden.Leerruimte.gebruiker": "doelen",
    "ontwikkelpaden.Consultatiereactie.door": "reacties",
    "kwaliteit.Kaderreactie.door": "kaderreacties",
    "kwaliteit.Signaal.melder": "signalen",
    "register.Aanmelding.gebruiker": "aanbod",
    "register.Aanboduitnodiging.uitgenodigd_door": "aanbod",
    "register.Routestap.gebruiker": "route",
    "register.Deelname.gebruiker": "deelnames",
    "register.Verklaring.gebruiker": "verklaringen",
    "register.Bewaardtraject.gebruiker": "bewaarlijst",
    "register.Zoekwaarschuwing.gebruiker": "zoekwaarschuwingen",
    "register.Teamlijstitem.toegevoegd_door": "teamlijsten",
    "register.Teamroutedeelnemer.gebruiker": "teamroutes",
    "register.Teamroutespoor.door": "teamroutes",
}
WERK = "What somebody did in a role for the programme or a school; the account it names is emptied, not this."
INZAGE = "The log of who looked belongs to the owner of what was looked at, who can see and erase it."
BUITEN = {
    "napl.Gebeurtenis.door": "The audit trail: ids and codes only, never changed (docs/adr/0003, 0013).",
    "napl.Lidmaatschap.gebruiker": "Exported with the account, and erased with it.",
    "register.Aanbodlid.gebruiker": "Exported in aanbod; void without the Lidmaatschap, which is erased.",
    "account.EmailAddress.user": "A table of the login package that we do not fill; erased with the account.",
    "napl.Bestandsinzage.gebruiker": INZAGE,
    "napl.Delinginzage.gebruiker": INZAGE,
    "napl.Deling.ontvanger": "The owner of the deling decides; it is in the dossier of the owner.",
    **dict.fromkeys(
        (
            "napl.Verwerking.aangevraagd_door",
            "napl.Termijnstap.door",
            "kwaliteit.Erkenningsaanvraag.aangemaakt_door",
            "kwaliteit.Erkenningsaanvraag.ingediend_door",
            "kwaliteit.Erkenningsaanvraag.behandelaar",
            "kwaliteit.Betaling.aangemaakt_door",
            "kwaliteit.Deskundige.gebruiker",
            "kwaliteit.Beoordeling.gevraagd_door",
            "kwaliteit.Consensusoordeel.bewaard_door",
            "kwaliteit.Terugbetaling.besloten_door",
            "kwaliteit.Advies.geschreven_door",
            "kwaliteit.Advies.verzonden_door",
            "kwaliteit.Advies.teruggestuurd_door",
            "kwaliteit.Zienswijze.gegeven_door",
            "kwaliteit.Zienswijze.beantwoord_door",
            "kwaliteit.Besluit.beslisser",
            "kwaliteit.Voorwaarde.bevestigd_door",
            "kwaliteit.Voorwaardemelding.gemeld_door",
            "kwaliteit.Voorwaardemelding.beoordeeld_door",
            "kwaliteit.Verantwoording.gewijzigd_door",
            "kwaliteit.Aanvraagbewijs.toegevoegd_door",
            "kwaliteit.Aanvulverzoek.gevraagd_door",
            "kwaliteit.Criteriumdekking.besloten_door",
            "ontwikkelpaden.Atelierdeelnemer.gebruiker",
            "ontwikkelpaden.Werkdocument.toegevoegd_door",
            "ontwikkelpaden.Consultatie.geopend_door",
            "ontwikkelpaden.Consultatiereactie.beantwoord_door",
            "ontwikkelpaden.Padwijziging.door",
            "ontwikkelpaden.Celbericht.door",
            "ontwikkelpaden.Celbericht.opgelost_door",
            "register.Teamroute.gemaakt_door",
            "register.Behoefteaanbod.aangeboden_door",
            "register.Deelname.bevestigd_door",
            "register.Aanmelding.beoordeeld_door",
            "kwaliteit.Erkenning.besloten_door",
            "kwaliteit.Bezwaar.ingediend_door",
            "kwaliteit.Bezwaar.behandelaar",
            "kwaliteit.Bezwaar.geadviseerd_door",
            "kwaliteit.Bezwaar.beslisser",
            "kwaliteit.Schorsing.opgelegd_door",
            "kwaliteit.Schorsing.opgeheven_door",
            "kwaliteit.Intrekkingsvoornemen.aangekondigd_door",
            "kwaliteit.Intrekkingsvoornemen.zienswijze_door",
            "kwaliteit.Kaderversie.vastgesteld_door",
            "kwaliteit.Kaderconsultatie.geopend_door",
            "kwaliteit.Kaderreactie.beantwoord_door",
            "kwaliteit.Kaderbevinding.gemeld_door",
            "kwaliteit.Kaderbevinding.beantwoord_door",
            "kwaliteit.Signaal.behandelaar",
            "kwaliteit.Jaargegevens.ingediend_door",
            "kwaliteit.Steekproef.getrokken_door",
            "kwaliteit.TussentijdseBeoordeling.geopend_door",
        ),
        WERK,
    ),
}

MINSTENS = 7


def fields_to_an_account() -> dict[str, tuple[type[models.Model], str]]:
    return {
        f"{model._meta.label}.{field.name}": (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField) and field.related_model is Gebruiker
    }


def test_every_field_that_points_at_an_account_has_its_place() -> None:
    """A new one belongs in IN_DEEL, with a Dossierdeel that exports and erases it; BUITEN needs a reason."""
    assert set(fields_to_an_account()) == set(IN_DEEL) | set(BUITEN)
    assert not set(IN_DEEL) & set(BUITEN)


def test_every_part_exists_and_every_exception_has_a_reason() -> None:
    assert set(IN_DEEL.values()) <= {sleutel for sleutel, _ in dossierdelen.items()}
    assert all(len(reden) > len("A reason.") for reden in BUITEN.values())


def fill(gebruiker: Gebruiker) -> None:
    """Give somebody something in most parts; the others have tests of their own."""
    versie = maak_versie()
    maak_moment(versie, gebruiker)
    maak_doel(versie, gebruiker)
    set_leerruimte(Ruimte("po", 40), by=gebruiker, at=NU)
    make_verklaring(gebruiker)
    make_bevestigd(gebruiker)
    plan_informeel(Informeel("Lezen", "lezen"), by=gebruiker, at=NU)
    bestand = make_bestand(gebruiker)
    create_deling(
        deel="bestanden",
        keuze=str(bestand.pk),
        email="els@example.org",
        geldig_van=VANDAAG,
        geldig_tot=VANDAAG + timedelta(days=30),
        bericht="",
        by=gebruiker,
        at=NU,
    )


def filled(gebruiker: Gebruiker) -> set[str]:
    return {
        label
        for label, (model, naam) in fields_to_an_account().items()
        if label in IN_DEEL and model._default_manager.filter(**{naam: gebruiker}).exists()
    }


@pytest.mark.django_db
def test_what_is_filled_is_exported_and_nothing_of_it_stays() -> None:
    vera = make_gebruiker()
    fill(vera)
    before = filled(vera)
    assert len(before) >= len(
        ("file", "deling", "moment", "goal", "path", "room", "step", "deelname", "proof")
    )
    exported = export_gegevens(vera, at=NU)
    assert {IN_DEEL[label] for label in before if not exported[IN_DEEL[label]]} == set()

    erase_alles(vera, at=NU)

    assert filled(vera) == set()


@pytest.mark.django_db
def test_the_address_for_the_login_goes_with_the_account() -> None:
    vera = make_gebruiker()
    EmailAddress.objects.create(user=vera, email=vera.email)
    delete_account(vera, at=NU)
    assert not EmailAddress.objects.exists()
