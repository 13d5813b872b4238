"""Begin, write and submit an aanvraag: what it asks, who may, what is fixed, and two at once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag
from kwaliteit.domain.aanvraag.indienen import submit_aanvraag
from kwaliteit.domain.aanvraag.verantwoorden import progress_of, write_verantwoording
from kwaliteit.domain.aanvraag.voorwaarden import check_traject
from kwaliteit.domain.kader.openstelling import end_openstelling
from kwaliteit.enums import AANVRAAG_SCHRIJFBAAR, Aanvraagstatus, Openstellingbereik
from kwaliteit.models import Erkenningsaanvraag, Openstelling, Verantwoording
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis
from ontwikkelpaden.domain.bewerken import LEEG, Tekstconflict, afdruk
from register.domain.aanbod.rollen import give_rollen
from register.domain.traject import publish_versie, write_concept
from register.domain.trajectgegevens import Trajectgegevens
from register.enums import Aanbodrol, Accreditatie
from tests.factories import NU, VANDAAG, make_gebruiker, make_uitvoering
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_aanvraag, maak_lid
from tests.kwaliteit.aanvraag.schrijven import (
    gewoon_kader,
    maak_klaar,
    maak_open_pad,
    maak_toelaatbaar,
    schrijf_alles,
)
from tests.tegelijk import at_once

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus


def test_an_aanvraag_begins_as_a_concept_by_the_version_in_force() -> None:
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    assert (aanvraag.status, aanvraag.kenmerk, aanvraag.is_demo) == (_S.CONCEPT, "E2026-0001", False)
    assert aanvraag.kaderversie == gewoon_kader()
    gebeurtenis = Gebeurtenis.objects.get(soort="aanvraag.begonnen")
    assert (gebeurtenis.door_id, gebeurtenis.gegevens) == (by.pk, {"traject": traject.pk})


def test_kenmerken_count_on_per_year() -> None:
    for number in (1, 2):
        traject, by = maak_toelaatbaar(maak_open_pad())
        assert begin_aanvraag(traject, by=by, at=NU).kenmerk == f"E2026-000{number}"
    traject, by = maak_toelaatbaar(maak_open_pad())
    assert begin_aanvraag(traject, by=by, at=NU + timedelta(days=200)).kenmerk == "E2027-0001"


def test_of_a_fictional_aanbieder_it_is_marked_as_made_up() -> None:
    traject, by = maak_toelaatbaar(is_fictief=True)
    assert begin_aanvraag(traject, by=by, at=NU).is_demo


def test_a_path_that_is_open_for_what_is_accredited_asks_for_an_accreditation() -> None:
    pad = maak_open_pad(Openstellingbereik.GEACCREDITEERD)
    for accreditatie in ("", Accreditatie.GEEN.value):
        traject, by = maak_toelaatbaar(pad, accreditatie=accreditatie)
        with pytest.raises(Domeinfout, match="alleen open voor trajecten met een accreditatie"):
            begin_aanvraag(traject, by=by, at=NU)
    traject, by = maak_toelaatbaar(pad, accreditatie=Accreditatie.NVAO.value)
    assert begin_aanvraag(traject, by=by, at=NU).pk


def test_what_is_missing_is_told_and_nothing_begins() -> None:
    traject, by = maak_toelaatbaar()
    Openstelling.objects.all().delete()
    with pytest.raises(Domeinfout, match="Geen van de ontwikkelpaden"):
        begin_aanvraag(traject, by=by, at=NU)
    concept, lid = maak_toelaatbaar()
    type(concept).objects.filter(pk=concept.pk).update(live=None)
    with pytest.raises(Domeinfout, match="nog geen gepubliceerde tekst"):
        begin_aanvraag(concept, by=lid, at=NU)
    with pytest.raises(Domeinfout, match="geen kwaliteitskader"):
        begin_aanvraag(traject, by=by, at=NU - timedelta(days=1))
    assert not Erkenningsaanvraag.objects.exists()
    assert [item.in_orde for item in check_traject(traject, VANDAAG).voorwaarden].count(False) == 1


def test_a_traject_has_one_open_aanvraag() -> None:
    traject, by = maak_toelaatbaar()
    begin_aanvraag(traject, by=by, at=NU)
    with pytest.raises(Domeinfout, match="loopt al een aanvraag"):
        begin_aanvraag(traject, by=by, at=NU)


@pytest.mark.parametrize("rol", [None, *sorted(set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER})])
def test_only_the_own_people_begin_write_and_submit(rol: Rol | None) -> None:
    aanvraag, _ = maak_klaar()
    ander = maak_lid(maak_aanbieder()) if rol is None else make_gebruiker(rol)
    with pytest.raises(GeenRecht):
        begin_aanvraag(aanvraag.traject, by=ander, at=NU)
    with pytest.raises(GeenRecht):
        write_verantwoording(aanvraag, "1.1", "Van een ander", basis=LEEG, by=ander, at=NU)
    with pytest.raises(GeenRecht):
        submit_aanvraag(aanvraag, by=ander, at=NU, verklaring=True)


def test_a_redacteur_writes_and_does_not_sign() -> None:
    traject, baas = maak_toelaatbaar()
    organisatie = traject.aanbieders.get().organisatie
    assert organisatie is not None
    redacteur = maak_lid(traject.aanbieders.get())
    give_rollen(baas, organisatie, frozenset(Aanbodrol), by=baas, at=NU)
    give_rollen(redacteur, organisatie, {Aanbodrol.REDACTEUR}, by=baas, at=NU)
    aanvraag = begin_aanvraag(traject, by=redacteur, at=NU)
    schrijf_alles(aanvraag, redacteur)
    with pytest.raises(GeenRecht):
        submit_aanvraag(aanvraag, by=redacteur, at=NU, verklaring=True)
    assert submit_aanvraag(aanvraag, by=baas, at=NU, verklaring=True).ingediend_door == baas


def test_two_who_write_the_same_field_lose_nothing() -> None:
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    eerste = write_verantwoording(aanvraag, "1.1", "Van de een", basis=LEEG, by=by, at=NU)
    with pytest.raises(Tekstconflict) as caught:
        write_verantwoording(aanvraag, "1.1", "Van de ander", basis=LEEG, by=by, at=NU)
    assert caught.value.stand.tekst == "Van de een"
    ander = write_verantwoording(aanvraag, "1.1", "Van beiden", basis=eerste.afdruk, by=by, at=NU)
    assert ander.afdruk == afdruk("Van beiden")
    with pytest.raises(Domeinfout, match="te lang"):
        write_verantwoording(aanvraag, "1.1", "x" * 6001, basis=ander.afdruk, by=by, at=NU)
    assert Verantwoording.objects.get().tekst == "Van beiden"


def test_only_criteria_of_the_set_of_the_version_are_asked() -> None:
    traject, by = maak_toelaatbaar()
    aanvraag = begin_aanvraag(traject, by=by, at=NU)
    buiten = aanvraag.kaderversie.criteria.filter(omvang="uitgebreid")[0]
    assert buiten.code not in progress_of(aanvraag).codes
    with pytest.raises(Domeinfout, match="hoort niet bij"):
        write_verantwoording(aanvraag, buiten.code, "Toch", basis=LEEG, by=by, at=NU)


@pytest.mark.parametrize("status", sorted(set(_S) - AANVRAAG_SCHRIJFBAAR))
def test_nobody_writes_after_it_is_sent(status: Aanvraagstatus) -> None:
    aanvraag = maak_aanvraag(status)
    lid = maak_lid(aanvraag.aanbieder)
    with pytest.raises(OngeldigeOvergang):
        write_verantwoording(aanvraag, "1.1", "Te laat", basis=LEEG, by=lid, at=NU)
    criterium = aanvraag.kaderversie.criteria.get(code="1.1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Verantwoording.objects.create(aanvraag=aanvraag, criterium=criterium, tekst="x", gewijzigd_op=NU)


def test_submitting_fixes_the_text_and_confirms_with_a_copy() -> None:
    aanvraag, by = maak_klaar()
    make_uitvoering(aanvraag.traject)
    live = aanvraag.traject.live_id
    aanvraag = submit_aanvraag(aanvraag, by=by, at=NU, verklaring=True)
    assert aanvraag.status in {_S.WACHT_OP_BETALING, _S.VOLLEDIGHEIDSTOETS}
    assert (aanvraag.versie_id, aanvraag.ingediend_op, aanvraag.ingediend_door) == (live, NU, by)
    assert aanvraag.inhoud is not None
    assert aanvraag.inhoud["uitvoeringen"][0]["waar"] == "Op een plek, Utrecht"
    bericht = Bericht.objects.get(soort="aanvraag-ontvangen")
    assert bericht.gebruiker == by
    assert aanvraag.kenmerk in bericht.onderwerp
    assert "Zo doen wij 1.1." in bericht.tekst
    soorten = Gebeurtenis.objects.filter(onderwerp_soort="kwaliteit.erkenningsaanvraag").values_list(
        "soort", flat=True
    )
    assert "aanvraag.ingediend" in soorten


def test_what_is_published_later_changes_nothing_of_what_was_sent() -> None:
    aanvraag, by = maak_klaar()
    aanvraag = submit_aanvraag(aanvraag, by=by, at=NU, verklaring=True)
    voor = aanvraag.inhoud
    write_concept(aanvraag.traject, Trajectgegevens(naam="Heel anders"), by=None)
    publish_versie(aanvraag.traject, at=NU)
    aanvraag.refresh_from_db()
    assert aanvraag.inhoud == voor
    assert aanvraag.versie is not None
    assert aanvraag.versie.naam != "Heel anders"


def test_submitting_asks_for_a_signature_and_all_criteria() -> None:
    aanvraag, by = maak_klaar()
    with pytest.raises(Domeinfout, match="ondertekenen"):
        submit_aanvraag(aanvraag, by=by, at=NU, verklaring=False)
    Verantwoording.objects.filter(criterium__code="1.1").update(tekst="")
    with pytest.raises(Domeinfout, match=r"Schrijf nog iets bij: 1\.1"):
        submit_aanvraag(aanvraag, by=by, at=NU, verklaring=True)
    assert not Bericht.objects.exists()


def test_a_path_that_closed_meanwhile_stops_the_submission() -> None:
    aanvraag, by = maak_klaar()
    later = NU + timedelta(days=10)
    end_openstelling(
        Openstelling.objects.get(), geldig_tot=later.date(), by=make_gebruiker(Rol.COORDINATOR), at=NU
    )
    with pytest.raises(Domeinfout, match="open voor erkenning"):
        submit_aanvraag(aanvraag, by=by, at=later, verklaring=True)


@pytest.mark.parametrize("status", sorted(set(_S) - {_S.CONCEPT}))
def test_submitting_twice_is_refused(status: Aanvraagstatus) -> None:
    aanvraag = maak_aanvraag(status)
    with pytest.raises(OngeldigeOvergang):
        submit_aanvraag(aanvraag, by=maak_lid(aanvraag.aanbieder), at=NU, verklaring=True)


@pytest.mark.django_db(transaction=True)
def test_of_two_submissions_at_once_one_is_done() -> None:
    aanvraag, by = maak_klaar()
    answers = at_once(*[lambda: submit_aanvraag(aanvraag, by=by, at=NU, verklaring=True)] * 2)
    assert sorted(type(answer).__name__ for answer in answers) == ["Erkenningsaanvraag", "OngeldigeOvergang"]
    assert Gebeurtenis.objects.filter(soort="aanvraag.ingediend").count() == 1
    assert Bericht.objects.filter(soort="aanvraag-ontvangen").count() == 1


@pytest.mark.django_db(transaction=True)
def test_aanvragen_that_begin_at_once_get_numbers_without_doubles_or_gaps() -> None:
    pad = maak_open_pad()
    paren = [maak_toelaatbaar(pad) for _ in range(4)]
    at_once(*[lambda t=t, by=by: begin_aanvraag(t, by=by, at=NU) for t, by in paren])
    kenmerken = sorted(Erkenningsaanvraag.objects.values_list("kenmerk", flat=True))
    assert kenmerken == [f"E2026-000{number}" for number in range(1, 5)]


@pytest.mark.django_db(transaction=True)
def test_of_two_that_begin_at_once_for_a_traject_one_is_made() -> None:
    traject, by = maak_toelaatbaar()
    answers = at_once(*[lambda: begin_aanvraag(traject, by=by, at=NU)] * 2)
    assert sorted(type(answer).__name__ for answer in answers) == ["Domeinfout", "Erkenningsaanvraag"]
