"""An aanmelding from submitting to the decision: what is asked, what is refused, what it makes."""

from collections.abc import Callable

import pytest

from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht, Gebeurtenis, Gebruiker, Lidmaatschap, Organisatie
from register.domain.aanbod import aanbieders_van, may_edit, may_manage, may_sign
from register.domain.aanbod.aanmelding import complete_aanmelding, submit_aanmelding, withdraw_aanmelding
from register.domain.aanbod.controle import check_aanmelding, check_email, list_gelijkenden
from register.domain.aanbod.keuring import approve_aanmelding, ask_aanvulling, refuse_aanmelding
from register.enums import AANMELDING_OVERGANGEN, Aanmeldingstatus
from register.models import Aanbieder, Aanmelding
from tests.factories import NU, VANDAAG, AanbiederFactory, OrganisatieFactory, make_gebruiker
from tests.register.aanbod.bouw import KVK, gegevens, make_aanmelding, make_bezet
from tests.tegelijk import at_once

Stand = Aanmeldingstatus
Verb = Callable[[Aanmelding, Gebruiker], Aanmelding]
BUREAU: dict[Stand, Verb] = {
    Stand.AANVULLING: lambda row, by: ask_aanvulling(row, reden="Wat is uw website?", by=by, at=NU),
    Stand.GOEDGEKEURD: lambda row, by: approve_aanmelding(row, by=by, at=NU),
    Stand.AFGEWEZEN: lambda row, by: refuse_aanmelding(row, reden="Geen opleider.", by=by, at=NU),
}
ZELF: dict[Stand, Verb] = {
    Stand.INGEDIEND: lambda row, by: complete_aanmelding(row, gegevens(plaats="Ede"), by=by, at=NU),
    Stand.INGETROKKEN: lambda row, by: withdraw_aanmelding(row, by=by, at=NU),
}
ROLLEN = [None, *(rol for rol in Rol if rol not in {Rol.BEZOEKER, Rol.GEBRUIKER})]
MAG_KEUREN = {Rol.COORDINATOR, Rol.BEHANDELAAR, Rol.BEHEER}


def in_stand(stand: Stand, els: Gebruiker, bureau: Gebruiker) -> Aanmelding:
    row = make_aanmelding(els)
    if stand in BUREAU:
        return BUREAU[stand](row, bureau)
    return ZELF[stand](row, els) if stand == Stand.INGETROKKEN else row


@pytest.mark.django_db
@pytest.mark.parametrize("stand", Stand)
@pytest.mark.parametrize("to", Stand)
def test_only_the_moves_of_the_table_are_possible(stand: Stand, to: Stand) -> None:
    els, bureau = make_gebruiker(), make_gebruiker(Rol.BEHANDELAAR)
    row = in_stand(stand, els, bureau)
    verb = BUREAU.get(to) or ZELF[to]
    by = bureau if to in BUREAU else els
    if to in AANMELDING_OVERGANGEN[stand]:
        assert verb(row, by).status == to
    else:
        with pytest.raises(OngeldigeOvergang):
            verb(row, by)
        assert Aanmelding.objects.get().status == stand


@pytest.mark.django_db
@pytest.mark.parametrize("rol", ROLLEN)
@pytest.mark.parametrize("to", Stand)
def test_only_the_bureau_decides_and_only_the_applicant_answers(rol: Rol | None, to: Stand) -> None:
    els, bureau = make_gebruiker(), make_gebruiker(Rol.COORDINATOR)
    stand = Stand.AANVULLING if to == Stand.INGEDIEND else Stand.INGEDIEND
    row = in_stand(stand, els, bureau)
    stranger = make_gebruiker(rol) if rol else make_gebruiker()
    if to in BUREAU and rol in MAG_KEUREN:
        assert BUREAU[to](row, stranger).status == to
    else:
        with pytest.raises(GeenRecht):
            (BUREAU.get(to) or ZELF[to])(row, stranger)
        assert Aanmelding.objects.get().status == stand


@pytest.mark.django_db
def test_nobody_decides_on_their_own_aanmelding() -> None:
    els = make_gebruiker(Rol.COORDINATOR)
    row = make_aanmelding(els)
    for verb in BUREAU.values():
        with pytest.raises(Domeinfout, match="eigen aanmelding"):
            verb(row, els)


@pytest.mark.django_db
def test_approving_makes_everything_at_once_for_a_new_aanbieder() -> None:
    els = make_gebruiker()
    row = make_aanmelding(els, naam="Leerwerk Academie", plaats="Ede", website="https://leerwerk.test")
    approve_aanmelding(row, by=make_gebruiker(Rol.BEHANDELAAR), at=NU)
    aanbieder = Aanbieder.objects.get(naam="Leerwerk Academie")
    assert list(aanbieders_van(els, VANDAAG)) == [aanbieder]
    assert all(vraag(els, aanbieder, VANDAAG) for vraag in (may_edit, may_sign, may_manage))
    organisatie = Organisatie.objects.get(kvk=KVK)
    assert (aanbieder.organisatie, aanbieder.plaats, organisatie.website) == (
        organisatie,
        "Ede",
        "https://leerwerk.test",
    )
    mail = Bericht.objects.get(gebruiker=els, soort="aanmelding-besluit")
    assert "goedgekeurd" in mail.onderwerp
    log = Gebeurtenis.objects.filter(soort__startswith="aanmelding.").values_list("soort", flat=True)
    assert sorted(log) == ["aanmelding.goedgekeurd", "aanmelding.ingediend"]


@pytest.mark.django_db
def test_a_claim_takes_the_aanbieder_of_the_register_as_it_is() -> None:
    hogeschool = AanbiederFactory.create(naam="Hogeschool Zuid", website="https://hszuid.test")
    row = make_aanmelding(naam="Stichting Hogeschool Zuid", aanbieder=hogeschool, website="https://x.test")
    approve_aanmelding(row, by=make_gebruiker(Rol.BEHANDELAAR), at=NU)
    hogeschool.refresh_from_db()
    assert hogeschool.naam == "Hogeschool Zuid"
    assert hogeschool.website == "https://hszuid.test"
    assert hogeschool.organisatie is not None
    assert Aanbieder.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("to", [Stand.AANVULLING, Stand.AFGEWEZEN])
def test_a_question_and_a_refusal_need_a_reason_that_the_applicant_reads(to: Stand) -> None:
    els, bureau = make_gebruiker(), make_gebruiker(Rol.BEHANDELAAR)
    row = make_aanmelding(els)
    verb = ask_aanvulling if to == Stand.AANVULLING else refuse_aanmelding
    with pytest.raises(Domeinfout) as fout:
        verb(row, reden="  ", by=bureau, at=NU)
    assert fout.value.veld == "reden"
    assert not Bericht.objects.filter(soort="aanmelding-besluit").exists()
    verb(row, reden="Het nummer is van een ander bedrijf.", by=bureau, at=NU)
    mail = Bericht.objects.get(soort="aanmelding-besluit")
    assert mail.gebruiker == els
    assert "Het nummer is van een ander bedrijf." in mail.tekst
    assert not Lidmaatschap.objects.filter(gebruiker=els).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"naam": " - "}, "naam"),
        ({"kvk": "11111111"}, "kvk"),
        ({"kvk": "2731215"}, "kvk"),
        ({"kvk": ""}, "kvk"),
        ({"toelichting": "x" * 2001}, "toelichting"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(velden: dict[str, object], veld: str) -> None:
    with pytest.raises(Domeinfout) as fout:
        submit_aanmelding(gegevens(**velden), by=make_gebruiker(), at=NU)  # type: ignore[arg-type]
    assert fout.value.veld == veld
    assert not Aanmelding.objects.exists()


@pytest.mark.django_db
def test_a_known_name_number_or_aanbieder_is_not_taken_twice() -> None:
    bezet = make_bezet("Hogeschool Noord")
    deel = AanbiederFactory.create(naam="Lectoraat Noord", onderdeel_van=bezet)
    OrganisatieFactory.create(soort="aanbieder", kvk=KVK)
    els = make_gebruiker()
    wrong = [
        gegevens("Hogeschool  noord", kvk="27312153"),
        gegevens("Noord", kvk="27312153", aanbieder=bezet),
        gegevens("Lectoraat", kvk="27312153", aanbieder=deel),
        gegevens("Iets nieuws", kvk=KVK),
    ]
    for each in wrong:
        with pytest.raises(Domeinfout):
            submit_aanmelding(each, by=els, at=NU)
    submit_aanmelding(gegevens("Iets nieuws", kvk="27312153"), by=els, at=NU)
    with pytest.raises(Domeinfout, match="al een aanmelding"):
        submit_aanmelding(gegevens("Nog iets", kvk="27312154"), by=els, at=NU)


@pytest.mark.django_db
def test_somebody_alone_on_a_free_address_gets_through_and_the_bureau_sees_what_to_look_at() -> None:
    els = make_gebruiker()
    els.email = "els@gmail.com"
    els.save()
    row = make_aanmelding(els, naam="Els de Coach", zelfstandig=True)
    checks = {check.wat: check for check in check_aanmelding(row)}
    assert not checks["E-mailadres"].goed
    assert "Het mag wel" in checks["E-mailadres"].tekst
    assert checks["KvK-nummer"].goed
    approve_aanmelding(row, by=make_gebruiker(Rol.BEHANDELAAR), at=NU)
    assert may_sign(els, Aanbieder.objects.get(), VANDAAG)


@pytest.mark.parametrize(
    ("email", "website", "goed"),
    [
        ("a@hu.nl", "https://www.hu.nl", True),
        ("a@student.hu.nl", "https://hu.nl/pagina", True),
        ("a@hu.nl", "https://academie.hu.nl", True),
        ("a@nep-hu.nl", "https://hu.nl", False),
        ("a@hu.nl", "", False),
        ("a@gmail.com", "https://gmail.com", False),
    ],
)
def test_the_domain_of_an_address_is_compared_whole(email: str, website: str, *, goed: bool) -> None:
    assert check_email(email, website).goed == goed


@pytest.mark.django_db
def test_names_that_are_alike_are_found_and_others_are_not() -> None:
    alike = AanbiederFactory.create(naam="Hogeschool Rotterdam")
    AanbiederFactory.create(naam="Marnix Academie")
    assert list_gelijkenden("De Hogeschool Roterdam") == [alike]
    assert list_gelijkenden("Vogelvlucht") == []


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_at_once_one_is_done() -> None:
    row = make_aanmelding()
    one, two = (make_gebruiker(Rol.BEHANDELAAR) for _ in range(2))
    answers = at_once(
        lambda: approve_aanmelding(row, by=one, at=NU), lambda: approve_aanmelding(row, by=two, at=NU)
    )
    assert sorted(isinstance(answer, Domeinfout) for answer in answers) == [False, True]
    assert Organisatie.objects.filter(kvk=KVK).count() == Aanbieder.objects.count() == 1
    assert Bericht.objects.filter(soort="aanmelding-besluit").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("claim", [True, False])
def test_of_two_aanmeldingen_for_the_same_aanbieder_one_gets_it(*, claim: bool) -> None:
    aanbieder = AanbiederFactory.create(naam="Hogeschool Oost") if claim else None
    naam = "Hogeschool Oost" if claim else "Nieuw huis"
    rows = [make_aanmelding(naam=naam, kvk=kvk, aanbieder=aanbieder) for kvk in ("27312152", "27312153")]
    bureau = make_gebruiker(Rol.BEHANDELAAR)
    answers = at_once(*(lambda row=row: approve_aanmelding(row, by=bureau, at=NU) for row in rows))
    assert sorted(isinstance(answer, Domeinfout) for answer in answers) == [False, True]
    assert Aanbieder.objects.count() == 1
    assert Aanmelding.objects.filter(status=Stand.GOEDGEKEURD).count() == 1
    # Nothing of the one that was refused stays behind.
    assert Organisatie.objects.filter(soort="aanbieder").count() == 1
