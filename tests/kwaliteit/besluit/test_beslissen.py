"""Decide on an aanvraag: who may, with what reasons, what follows, and that it happens once."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from kwaliteit.domain.besluit.advies import return_advies, send_advies, write_advies
from kwaliteit.domain.besluit.beslissen import Keuze, decide
from kwaliteit.domain.besluit.termijnen import BEZWAAR, VOORWAARDE
from kwaliteit.enums import Aanvraagstatus, Criteriumoordeel, Uitkomst
from kwaliteit.models import Besluit, Erkenning, Erkenningsaanvraag, Voorwaarde
from napl.domain.termijn.lezen import running_termijn
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis, Lidmaatschap
from register.models import Opname
from tests.factories import NU, OrganisatieFactory, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag, maak_lid
from tests.kwaliteit.besluit.bouw import (
    DAG,
    GEVOLGD,
    maak_beslisbaar,
    maak_besluit,
    maak_inhoud,
)
from tests.tegelijk import at_once

_S = Aanvraagstatus
MORGEN = NU + DAG


@pytest.mark.django_db
@pytest.mark.parametrize("status", [status for status in _S if status != _S.TER_BESLUITVORMING])
def test_a_decision_in_any_other_status_is_refused(status: Aanvraagstatus) -> None:
    aanvraag = maak_aanvraag(status)
    with pytest.raises(OngeldigeOvergang):
        decide(aanvraag, GEVOLGD, by=make_gebruiker(Rol.BESLISSER), at=MORGEN)
    assert not Besluit.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(set(Rol) - {Rol.BESLISSER, Rol.BEZOEKER, Rol.GEBRUIKER}))
def test_only_a_beslisser_decides(rol: Rol) -> None:
    aanvraag = maak_beslisbaar()
    with pytest.raises(GeenRecht):
        decide(aanvraag, GEVOLGD, by=make_gebruiker(rol), at=MORGEN)
    with pytest.raises(GeenRecht):
        return_advies(aanvraag, reden="Onduidelijk.", by=make_gebruiker(rol), at=MORGEN)
    assert not Besluit.objects.exists()


@pytest.mark.django_db
def test_a_grant_lists_the_traject_begins_the_term_and_sends_one_mail() -> None:
    aanvraag = maak_beslisbaar()
    lid = maak_lid(aanvraag.aanbieder)
    beslisser = make_gebruiker(Rol.BESLISSER)
    besluit = decide(aanvraag, GEVOLGD, by=beslisser, at=MORGEN)
    aanvraag.refresh_from_db()
    besluit.refresh_from_db()
    assert aanvraag.status == _S.TOEGEKEND
    assert besluit.erkenning is not None
    assert besluit.erkenning.versie_id == aanvraag.versie_id
    assert (besluit.erkenning.geldig_van, besluit.erkenning.geldig_tot) == (
        date(2026, 9, 2),
        date(2030, 9, 2),
    )
    assert Opname.objects.filter(traject=aanvraag.traject, grond=f"erkenning:{besluit.erkenning_id}").exists()
    assert besluit.beslisser == beslisser
    assert besluit.verzonden_op == MORGEN
    assert besluit.brief is not None
    assert all(regel.motivering for regel in besluit.oordelen.all())
    termijn = running_termijn(besluit, BEZWAAR)
    assert termijn is not None
    assert (termijn.begonnen_op, termijn.einde) == (date(2026, 9, 2), date(2026, 10, 14))
    assert [bericht.gebruiker for bericht in Bericht.objects.filter(soort="besluit")] == [lid]
    with pytest.raises(OngeldigeOvergang):
        decide(aanvraag, GEVOLGD, by=make_gebruiker(Rol.BESLISSER), at=MORGEN)
    assert Bericht.objects.filter(soort="besluit").count() == 1
    soorten = Gebeurtenis.objects.filter(onderwerp_soort="kwaliteit.besluit", onderwerp_id=besluit.pk)
    assert list(soorten.values_list("soort", flat=True)) == ["besluit.verzonden"]


@pytest.mark.django_db
def test_a_refusal_changes_nothing_in_the_register() -> None:
    besluit = maak_besluit(Uitkomst.AFWIJZEN)
    assert besluit.aanvraag.traject.opnames.count() == 0
    assert not Erkenning.objects.exists()
    assert Erkenningsaanvraag.objects.get().status == _S.AFGEWEZEN


@pytest.mark.django_db
def test_conditions_get_a_date_and_a_term_each() -> None:
    besluit = maak_besluit(Uitkomst.ONDER_VOORWAARDEN)
    voorwaarde = Voorwaarde.objects.get(besluit=besluit)
    termijn = running_termijn(voorwaarde, VOORWAARDE)
    assert voorwaarde.uiterlijk == date(2027, 3, 2)
    assert termijn is not None
    assert termijn.einde == voorwaarde.uiterlijk
    assert Erkenning.objects.get().besluit == besluit


@pytest.mark.django_db
def test_who_advised_handled_or_works_there_cannot_decide() -> None:
    beslisser = make_gebruiker(Rol.BESLISSER, Rol.BEHANDELAAR)
    aanvraag = maak_aanvraag(_S.CONCEPTADVIES)
    write_advies(aanvraag, maak_inhoud(aanvraag), by=beslisser, at=NU)
    aanvraag = maak_beslisbaar()
    write = Erkenningsaanvraag.objects.filter(pk=aanvraag.pk)
    adviseur = aanvraag.adviezen.get().geschreven_door
    assert adviseur is not None
    Lidmaatschap.objects.create(
        gebruiker=adviseur,
        organisatie=OrganisatieFactory.create(),
        rol=Rol.BESLISSER,
        geldig_van=date(2024, 1, 1),
    )
    adviseur.__dict__.pop("_rollen", None)
    with pytest.raises(GeenRecht, match="adviseerde"):
        decide(aanvraag, GEVOLGD, by=adviseur, at=MORGEN)
    write.update(behandelaar=beslisser)
    with pytest.raises(GeenRecht, match="behandelde"):
        decide(aanvraag, GEVOLGD, by=beslisser, at=MORGEN)
    lid = maak_lid(aanvraag.aanbieder)
    Lidmaatschap.objects.create(
        gebruiker=lid, organisatie=OrganisatieFactory.create(), rol=Rol.BESLISSER, geldig_van=date(2024, 1, 1)
    )
    with pytest.raises(GeenRecht, match="aanbieder"):
        decide(aanvraag, GEVOLGD, by=lid, at=MORGEN)
    assert not Besluit.objects.exists()


@pytest.mark.django_db
def test_who_sent_an_advice_back_can_decide_afterwards() -> None:
    aanvraag = maak_beslisbaar()
    beslisser = make_gebruiker(Rol.BESLISSER)
    aanvraag = return_advies(aanvraag, reden="Bij 1.1 mist de bron.", by=beslisser, at=NU)
    assert aanvraag.status == _S.CONCEPTADVIES
    adviseur = make_gebruiker(Rol.COORDINATOR)
    advies = write_advies(aanvraag, maak_inhoud(aanvraag), by=adviseur, at=NU)
    assert advies.versie == 2
    send_advies(aanvraag, by=adviseur, at=NU)
    assert decide(aanvraag, GEVOLGD, by=beslisser, at=MORGEN).advies == advies


@pytest.mark.django_db
def test_the_advice_has_to_be_checked_and_leaving_it_needs_a_reason_of_its_own() -> None:
    aanvraag = maak_beslisbaar()
    by = make_gebruiker(Rol.BESLISSER)
    with pytest.raises(Domeinfout) as fout:
        decide(aanvraag, Keuze(advies_getoetst=False), by=by, at=MORGEN)
    assert fout.value.veld == "advies_getoetst"
    anders = maak_inhoud(aanvraag, Uitkomst.AFWIJZEN)
    with pytest.raises(Domeinfout) as fout:
        decide(aanvraag, Keuze(advies_getoetst=True, inhoud=anders), by=by, at=MORGEN)
    assert fout.value.veld == "afwijking"
    besluit = decide(
        aanvraag, Keuze(advies_getoetst=True, inhoud=anders, afwijking="Het bewijs is oud."), by=by, at=MORGEN
    )
    assert (besluit.uitkomst, besluit.afwijking) == (Uitkomst.AFWIJZEN, "Het bewijs is oud.")


@pytest.mark.django_db
def test_a_refusal_without_a_reason_per_criterium_is_impossible() -> None:
    aanvraag = maak_beslisbaar(Uitkomst.AFWIJZEN)
    by = make_gebruiker(Rol.BESLISSER)
    heel = maak_inhoud(aanvraag, Uitkomst.AFWIJZEN)
    eerste, *rest = heel.oordelen
    for oordelen, veld in (
        ((replace(eerste, motivering="  "), *rest), f"motivering-{eerste.criterium}"),
        (tuple(rest), f"motivering-{eerste.criterium}"),
        ((replace(eerste, oordeel=Criteriumoordeel.VOLDOET), *rest), "uitkomst"),
    ):
        keuze = Keuze(advies_getoetst=True, inhoud=replace(heel, oordelen=oordelen), afwijking="Zo.")
        with pytest.raises(Domeinfout) as fout:
            decide(aanvraag, keuze, by=by, at=MORGEN)
        assert fout.value.veld == veld
    assert not Besluit.objects.exists()


@pytest.mark.django_db
def test_a_decision_stays_as_it_was_taken() -> None:
    besluit = maak_besluit(Uitkomst.ONDER_VOORWAARDEN)
    rows = Besluit.objects.filter(pk=besluit.pk)
    for velden in ({"motivering": "Anders."}, {"uitkomst": Uitkomst.AFWIJZEN}, {"verzonden_op": NU}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**velden)
    with pytest.raises(ProgrammingError), transaction.atomic():
        besluit.oordelen.update(motivering="Anders.")


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_at_once_one_is_taken() -> None:
    aanvraag = maak_beslisbaar()
    maak_lid(aanvraag.aanbieder)
    een, twee = make_gebruiker(Rol.BESLISSER), make_gebruiker(Rol.BESLISSER)
    anders = Keuze(
        advies_getoetst=True, inhoud=maak_inhoud(aanvraag, Uitkomst.AFWIJZEN), afwijking="Het bewijs is oud."
    )
    made = at_once(
        lambda: decide(aanvraag, GEVOLGD, by=een, at=MORGEN),
        lambda: decide(aanvraag, anders, by=twee, at=MORGEN),
    )
    assert sorted(type(item).__name__ for item in made) == ["Besluit", "OngeldigeOvergang"]
    assert Besluit.objects.count() == 1
    assert Bericht.objects.filter(soort="besluit").count() == 1
    assert Erkenning.objects.count() == (Besluit.objects.get().uitkomst == Uitkomst.TOEKENNEN)
