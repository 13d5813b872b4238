"""Typing trajecten again after a revision: which, how, and what is left for a person."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl.enums import Rol, VerwerkingStatus
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis, Verwerking
from ontwikkelpaden.domain.herziening import revise_padversie
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Eindterm, Niveaubeschrijving, Padversie
from register.domain.hertypering import request_hertypering, retype_trajecten, run_hertypering
from register.domain.queries.hertypering import list_hertypering, retypable, vanished_typeringen
from register.domain.traject import Trajectgegevens, Typeringgegevens, write_concept
from register.models import Traject, Typering
from tests.factories import NU, VANDAAG, make_gebruiker, make_traject
from tests.ontwikkelpaden.bouw import maak_pad, maak_versie, neem_aan

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=30)
URL = "/bureau/hertypering/rekenen/"


def getypeerd(versie: Padversie, *niveaus: Niveau, naam: str = "Een traject") -> Traject:
    return make_traject(
        naam,
        typeringen=tuple(Typeringgegevens(versie, niveau, "Het programma zegt het.") for niveau in niveaus),
    )


def herzie(versie: Padversie, *, zonder: Niveau | None = None) -> Padversie:
    """Adopt a next version, if asked without one level."""
    concept = revise_padversie(versie, by=None, at=NU)
    if zonder is not None:
        Niveaubeschrijving.objects.filter(subdimensie__dimensie__padversie=concept, niveau=zonder).delete()
        Eindterm.objects.filter(padversie=concept, niveau=zonder).delete()
        Padversie.objects.filter(pk=concept.pk).update(
            niveaus=[niveau.value for niveau in Niveau if niveau != zonder]
        )
    return neem_aan(concept, at=LATER)


def typeringen(traject: Traject) -> set[tuple[int, str, str]]:
    rows = Typering.objects.filter(versie=traject.live_id)
    return set(rows.values_list("padversie__nummer", "niveau", "grond"))


def test_adoption_leaves_the_typing_as_it_was() -> None:
    eerste = maak_versie()
    traject = getypeerd(eerste, Niveau.EXPERT)
    assert list_hertypering() == []

    tweede = herzie(eerste)

    assert typeringen(traject) == {(1, "expert", "Het programma zegt het.")}
    assert [(item.actueel, item.trajecten) for item in list_hertypering()] == [(tweede, 1)]


def test_level_and_ground_stay_and_the_version_moves() -> None:
    eerste = maak_versie()
    traject = getypeerd(eerste, Niveau.EXPERT, Niveau.VAKBEKWAAM)
    ander = getypeerd(eerste, Niveau.EXPERT, naam="Niet gekozen")
    tweede = herzie(eerste)
    bureau = make_gebruiker(Rol.COORDINATOR)

    assert retype_trajecten(tweede, [traject.pk], by=bureau, at=LATER) == 1

    assert typeringen(traject) == {
        (2, "expert", "Het programma zegt het."),
        (2, "vakbekwaam", "Het programma zegt het."),
    }
    assert typeringen(ander) == {(1, "expert", "Het programma zegt het.")}
    gebeurtenis = Gebeurtenis.objects.get(soort="traject.hertypeerd")
    assert (gebeurtenis.onderwerp_id, gebeurtenis.door) == (traject.pk, bureau)
    assert gebeurtenis.gegevens == {"naar": tweede.pk, "nummer": 2, "uit": [eerste.pk]}
    assert retype_trajecten(tweede, [traject.pk], by=bureau, at=LATER) == 0


def test_a_level_that_vanished_is_listed_apart_and_not_touched() -> None:
    eerste = maak_versie()
    weg = getypeerd(eerste, Niveau.STARTBEKWAAM, Niveau.EXPERT, naam="Weg")
    blijft = getypeerd(eerste, Niveau.EXPERT, naam="Blijft")
    tweede = herzie(eerste, zonder=Niveau.STARTBEKWAAM)

    assert list(retypable(tweede)) == [blijft]
    assert [item.versie.traject for item in vanished_typeringen(tweede)] == [weg]
    assert retype_trajecten(tweede, [weg.pk, blijft.pk], by=None, at=LATER) == 1
    assert {nummer for nummer, _, _ in typeringen(weg)} == {1}


def add_typering(traject: Traject, padversie: Padversie, grond: str) -> None:
    assert traject.live is not None
    Typering.objects.create(versie=traject.live, padversie=padversie, niveau=Niveau.EXPERT, grond=grond)


def test_a_traject_that_has_both_keeps_one() -> None:
    eerste = maak_versie()
    traject = getypeerd(eerste, Niveau.EXPERT)
    tweede = herzie(eerste)
    add_typering(traject, tweede, "Nieuw.")

    retype_trajecten(tweede, [traject.pk], by=None, at=LATER)

    assert typeringen(traject) == {(2, "expert", "Nieuw.")}


def test_two_replaced_versions_become_one() -> None:
    eerste = maak_versie()
    traject = getypeerd(eerste, Niveau.EXPERT)
    tweede = herzie(eerste)
    add_typering(traject, tweede, "Tweede.")
    derde = herzie(tweede)

    retype_trajecten(derde, [traject.pk], by=None, at=LATER)

    assert typeringen(traject) == {(3, "expert", "Tweede.")}


def test_a_draft_moves_along() -> None:
    eerste = maak_versie()
    traject = getypeerd(eerste, Niveau.EXPERT)
    concept = write_concept(
        traject, Trajectgegevens("Nieuwe tekst", typeringen=(Typeringgegevens(eerste, Niveau.EXPERT),))
    )
    tweede = herzie(eerste)

    retype_trajecten(tweede, [traject.pk], by=None, at=LATER)

    assert concept.typeringen.get().padversie == tweede


def test_only_the_current_version_takes_trajecten() -> None:
    eerste = maak_versie()
    traject = getypeerd(eerste, Niveau.EXPERT)
    herzie(eerste)

    with pytest.raises(OngeldigeOvergang):
        retype_trajecten(eerste, [traject.pk], by=None, at=LATER)


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.AANBIEDER, Rol.REDACTIE, Rol.FINANCIEEL])
def test_who_has_no_right_changes_nothing(client: Client, rol: Rol) -> None:
    eerste = maak_versie()
    traject = getypeerd(eerste, Niveau.EXPERT)
    tweede = herzie(eerste)
    iemand = make_gebruiker(rol)
    client.force_login(iemand, "allauth.account.auth_backends.AuthenticationBackend")

    with pytest.raises(GeenRecht):
        retype_trajecten(tweede, [traject.pk], by=iemand, at=LATER)
    with pytest.raises(GeenRecht):
        request_hertypering(tweede, by=iemand, peildatum=VANDAAG, at=LATER)
    assert client.post(URL, {"stap": "alle"}).status_code == 403
    assert {nummer for nummer, _, _ in typeringen(traject)} == {1}


@pytest.mark.django_db(transaction=True)
def test_a_large_path_is_done_in_the_background_and_again_does_nothing() -> None:
    eerste = maak_versie()
    trajecten = [getypeerd(eerste, Niveau.EXPERT, naam=f"Traject {n}") for n in range(5)]
    tweede = herzie(eerste)
    bureau = make_gebruiker(Rol.BEHANDELAAR)
    verwerking, _ = request_hertypering(tweede, by=bureau, peildatum=VANDAAG, at=LATER)

    run_hertypering(verwerking.pk, nu=lambda: LATER)

    klaar = Verwerking.objects.get(pk=verwerking.pk)
    assert (klaar.status, klaar.totaal, klaar.klaar) == (VerwerkingStatus.AFGEROND, 5, 5)
    assert all({nummer for nummer, _, _ in typeringen(traject)} == {2} for traject in trajecten)
    with pytest.raises(Domeinfout, match="geen trajecten"):
        request_hertypering(tweede, by=bureau, peildatum=VANDAAG, at=LATER)


@pytest.mark.parametrize("aantal", [3, 30])
def test_as_many_queries_for_many_trajecten(
    django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    eerste = maak_versie()
    pks = [getypeerd(eerste, Niveau.EXPERT, naam=f"Traject {n}").pk for n in range(aantal)]
    tweede = herzie(eerste)

    with django_assert_num_queries(2):
        assert list_hertypering()[0].trajecten == aantal
    with django_assert_num_queries(12):
        assert retype_trajecten(tweede, pks, by=None, at=LATER) == aantal


def test_the_page_says_whether_the_level_itself_changed(client: Client) -> None:
    eerste = maak_versie()
    getypeerd(eerste, Niveau.EXPERT, naam="Voor experts")
    getypeerd(eerste, Niveau.VAKBEKWAAM, naam="Voor vakbekwamen")
    concept = revise_padversie(eerste, by=None, at=NU)
    cellen = Niveaubeschrijving.objects.filter(subdimensie__dimensie__padversie=concept)
    assert cellen.filter(niveau=Niveau.EXPERT).update(tekst="Heel anders.") == 2
    neem_aan(concept, at=LATER)
    client.force_login(make_gebruiker(Rol.BEHANDELAAR), "allauth.account.auth_backends.AuthenticationBackend")

    rows = [" ".join(row.split()) for row in client.get(URL).content.decode().split("<tr>")]

    experts, vakbekwamen = (next(row for row in rows if naam in row) for naam in ("Voor e", "Voor v"))
    assert "Expert (nu versie 1)" in experts
    assert "2 beschrijvingen" in experts
    assert "niets" in vakbekwamen


def test_the_page_shows_chooses_and_does(client: Client) -> None:
    eerste = maak_versie()
    traject = getypeerd(eerste, Niveau.EXPERT, naam="Rekenen met breuken")
    getypeerd(eerste, Niveau.STARTBEKWAAM, naam="Zonder niveau")
    herzie(eerste, zonder=Niveau.STARTBEKWAAM)
    maak_versie(maak_pad("taal"))
    client.force_login(make_gebruiker(Rol.COORDINATOR), "allauth.account.auth_backends.AuthenticationBackend")

    assert 'href="/bureau/hertypering/rekenen/"' in client.get("/bureau/hertypering/").content.decode()
    page = client.get(URL).content.decode()
    assert "Rekenen met breuken" in page
    assert "Zonder niveau</a>: Startbekwaam in versie 1" in page
    assert "Kies eerst een of meer trajecten." in client.post(URL, {"stap": "bekijken"}).content.decode()
    voorbeeld = client.post(URL, {"stap": "bekijken", "traject": traject.pk}).content.decode()
    assert "Typeer opnieuw met versie 2" in voorbeeld
    assert {nummer for nummer, _, _ in typeringen(traject)} == {1}
    assert client.post(URL, {"stap": "doen", "traject": traject.pk}).status_code == 302
    assert {nummer for nummer, _, _ in typeringen(traject)} == {2}
    assert client.get("/bureau/hertypering/bestaat-niet/").status_code == 404
