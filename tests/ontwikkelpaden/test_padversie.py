"""The verbs: what they write, what they refuse, and who may use them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from napl.enums import Rol, Sector
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis
from ontwikkelpaden.domain.consultatie import return_to_concept
from ontwikkelpaden.domain.invoer import DimensieInvoer, EindtermInvoer
from ontwikkelpaden.domain.pad import PadInvoer, change_pad, create_pad
from ontwikkelpaden.domain.padversie import (
    adopt_padversie,
    create_padversie,
    publish_padversie,
    withdraw_padversie,
)
from ontwikkelpaden.domain.queries.inhoud import read_inhoud
from ontwikkelpaden.enums import PAD_BEEINDIGD, PAD_OVERGANGEN, PAD_VOORLOPIG, Niveau, PadSoort, PadStatus
from ontwikkelpaden.models import Consultatie, Ontwikkelpad, Padversie
from tests.factories import NU, VANDAAG, OntwikkelpadFactory, PadversieFactory, make_gebruiker
from tests.ontwikkelpaden.bouw import consulteer, inhoud, maak_pad, maak_versie, neem_aan, subdimensie

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=30)
VERBEN: dict[PadStatus, Callable[[Padversie], Padversie]] = {
    PadStatus.VOORBEELD: lambda versie: publish_padversie(versie, by=None, at=LATER),
    PadStatus.CONSULTATIE: lambda versie: consulteer(versie, at=LATER).versie,
    PadStatus.VASTGESTELD: lambda versie: adopt_padversie(versie, by=None, at=LATER),
    PadStatus.CONCEPT: lambda versie: return_to_concept(versie, reden="Anders.", by=None, at=LATER),
    PadStatus.INGETROKKEN: lambda versie: withdraw_padversie(versie, reden="Weg.", by=None, at=LATER),
}


def versie_met(status: PadStatus) -> Padversie:
    gepubliceerd = status not in PAD_VOORLOPIG
    versie: Padversie = PadversieFactory.create(
        status=status,
        gepubliceerd_op=NU if gepubliceerd else None,
        gepubliceerd_als=PadStatus.VOORBEELD if gepubliceerd else "",
        beeindigd_op=NU if status in PAD_BEEINDIGD else None,
    )
    return versie


def test_content_reads_back_as_it_was_written() -> None:
    versie = maak_versie(als=None)

    assert read_inhoud(versie) == inhoud()
    assert (versie.status, versie.nummer, versie.gepubliceerd_op) == (PadStatus.CONCEPT, 1, None)


def test_versions_count_up() -> None:
    pad = maak_pad()

    assert [maak_versie(pad, als=None).nummer for _ in range(3)] == [1, 2, 3]


def test_levels_are_kept_in_their_own_order() -> None:
    versie = maak_versie(als=None, niveaus=(Niveau.EXPERT, Niveau.STARTBEKWAAM), dimensies=(), eindtermen=())

    assert versie.niveaus == ["startbekwaam", "expert"]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"omschrijving": "  "}, "omschrijving"),
        ({"niveaus": ()}, "niveaus"),
        ({"niveaus": (Niveau.EXPERT, Niveau.EXPERT)}, "niveaus"),
        ({"eindtermen": (EindtermInvoer("A", Niveau.EXPERT, "x"),) * 2}, "eindtermen"),
        ({"niveaus": (Niveau.VAKBEKWAAM,), "dimensies": ()}, "eindtermen"),
        ({"niveaus": (Niveau.STARTBEKWAAM, Niveau.EXPERT)}, "dimensies"),
    ],
)
def test_content_that_contradicts_itself_is_refused(velden: dict[str, object], veld: str) -> None:
    pad = maak_pad()

    with pytest.raises(Domeinfout) as fout:
        create_padversie(pad, inhoud(**velden), by=None, at=NU)

    assert fout.value.veld == veld
    assert not pad.versies.exists()


def test_publishing_makes_a_concept_an_example() -> None:
    versie = publish_padversie(maak_versie(als=None), by=None, at=LATER)

    versie.refresh_from_db()
    assert (versie.status, versie.gepubliceerd_als, versie.gepubliceerd_op) == (
        PadStatus.VOORBEELD,
        PadStatus.VOORBEELD,
        LATER,
    )
    assert versie.beeindigd_op is None
    gebeurtenis = Gebeurtenis.objects.get(soort="padversie.gepubliceerd")
    assert gebeurtenis.gegevens == {"pad": versie.pad_id, "nummer": 1, "als": "voorbeeld"}


def test_adopting_makes_a_consulted_version_current() -> None:
    versie = maak_versie(als=None)
    consulteer(versie, dagen=7)

    adopt_padversie(versie, by=None, at=LATER)

    versie.refresh_from_db()
    assert (versie.status, versie.gepubliceerd_als, versie.gepubliceerd_op) == (
        PadStatus.VASTGESTELD,
        PadStatus.VASTGESTELD,
        LATER,
    )


def test_every_state_but_one_has_its_verb() -> None:
    # A version becomes ``herzien`` because another one replaces it.
    assert set(VERBEN) == set(PadStatus) - {PadStatus.HERZIEN}


@pytest.mark.parametrize(
    ("van", "naar"),
    [(van, naar) for van in PadStatus for naar in VERBEN if naar not in PAD_OVERGANGEN[van]],
)
def test_every_illegal_move_is_refused(van: PadStatus, naar: PadStatus) -> None:
    versie = versie_met(van)

    with pytest.raises(OngeldigeOvergang):
        VERBEN[naar](versie)

    versie.refresh_from_db()
    assert versie.status == van


def test_a_new_version_replaces_the_current_one() -> None:
    eerste = maak_versie()
    tweede = create_padversie(eerste.pad, inhoud(), by=None, at=LATER)

    neem_aan(tweede, at=LATER)

    eerste.refresh_from_db()
    assert (eerste.status, eerste.beeindigd_op) == (PadStatus.HERZIEN, LATER)
    assert eerste.gepubliceerd_als == PadStatus.VASTGESTELD
    assert list(Padversie.objects.actueel()) == [tweede]


def test_an_example_never_replaces_what_was_adopted() -> None:
    vastgesteld = maak_versie()
    concept = maak_versie(vastgesteld.pad, als=None)

    with pytest.raises(OngeldigeOvergang, match="voorbeeld"):
        publish_padversie(concept, by=None, at=LATER)

    assert list(Padversie.objects.actueel()) == [vastgesteld]


def test_an_older_concept_cannot_pass_a_newer_version() -> None:
    oud = maak_versie(als=None)
    nieuw = maak_versie(oud.pad)
    consulteer(oud)

    with pytest.raises(OngeldigeOvergang, match="versie 2"):
        adopt_padversie(oud, by=None, at=LATER)

    assert list(Padversie.objects.actueel()) == [nieuw]


@pytest.mark.parametrize(
    "dimensies",
    [
        (),
        (DimensieInvoer("Wat?", ()),),
        (DimensieInvoer("Wat?", (subdimensie(), subdimensie("Kern", zonder=Niveau.VAKBEKWAAM))),),
    ],
)
def test_an_incomplete_raamwerk_is_an_example_at_most(dimensies: tuple[DimensieInvoer, ...]) -> None:
    versie = maak_versie(als=None, dimensies=dimensies)

    with pytest.raises(Domeinfout) as fout:
        consulteer(versie)
    assert fout.value.veld == "dimensies"

    Padversie.objects.filter(pk=versie.pk).update(status=PadStatus.CONSULTATIE)
    Consultatie.objects.create(versie=versie, opent_op=VANDAAG, sluit_op=VANDAAG, vraag="?", geopend_op=NU)
    with pytest.raises(Domeinfout) as fout:
        adopt_padversie(versie, by=None, at=LATER)
    assert fout.value.veld == "dimensies"

    Padversie.objects.filter(pk=versie.pk).update(status=PadStatus.CONCEPT)
    assert publish_padversie(versie, by=None, at=LATER).is_voorbeeld


def test_the_missing_cell_is_named() -> None:
    versie = maak_versie(
        als=None, dimensies=(DimensieInvoer("Wat?", (subdimensie("Kern", zonder=Niveau.EXPERT),)),)
    )

    with pytest.raises(Domeinfout, match="bij ‘Kern’ ontbreekt de beschrijving voor ‘Expert’"):
        consulteer(versie)


@pytest.mark.parametrize("rol", [Rol.GEBRUIKER, Rol.LERAAR, Rol.ATELIERLID, Rol.BEHANDELAAR])
def test_who_has_no_right_changes_nothing(rol: Rol) -> None:
    gebruiker = make_gebruiker(*([] if rol == Rol.GEBRUIKER else [rol]))
    versie = maak_versie(als=None)
    invoer = PadInvoer("Taal", PadSoort.ROL, (Sector.PO,))

    with pytest.raises(GeenRecht):
        publish_padversie(versie, by=gebruiker, at=LATER)
    with pytest.raises(GeenRecht):
        adopt_padversie(versie, by=gebruiker, at=LATER)
    with pytest.raises(GeenRecht):
        withdraw_padversie(versie, reden="Weg.", by=gebruiker, at=LATER)
    with pytest.raises(GeenRecht):
        create_padversie(versie.pad, inhoud(), by=gebruiker, at=LATER)
    with pytest.raises(GeenRecht):
        create_pad("taal", invoer, by=gebruiker, at=LATER)
    with pytest.raises(GeenRecht):
        change_pad(versie.pad, invoer, by=gebruiker, at=LATER)

    versie.refresh_from_db()
    assert versie.status == PadStatus.CONCEPT
    assert (Ontwikkelpad.objects.count(), Padversie.objects.count()) == (1, 1)


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.BEHEER])
def test_who_has_the_right_publishes_in_own_name(rol: Rol) -> None:
    gebruiker = make_gebruiker(rol)
    pad = create_pad("taal", PadInvoer("Taal", PadSoort.ROL, (Sector.PO,)), by=gebruiker, at=NU)
    versie = create_padversie(pad, inhoud(), by=gebruiker, at=NU)

    consulteer(versie)
    adopt_padversie(versie, by=gebruiker, at=LATER)

    assert Gebeurtenis.objects.get(soort="padversie.gepubliceerd").door == gebruiker


@pytest.mark.parametrize(
    ("slug", "velden", "veld"),
    [
        ("Geen slug!", {}, "slug"),
        ("rekenen", {}, "slug"),
        ("taal", {"sectoren": ()}, "sectoren"),
        ("taal", {"naam": ""}, "naam"),
    ],
)
def test_a_path_with_a_gap_is_refused(slug: str, velden: dict[str, object], veld: str) -> None:
    maak_pad()

    with pytest.raises(Domeinfout) as fout:
        maak_pad(slug, **velden)

    assert fout.value.veld == veld
    assert Ontwikkelpad.objects.count() == 1


def test_changing_a_path_says_what_changed() -> None:
    pad = maak_pad()

    assert not change_pad(pad, PadInvoer("Rekenen", PadSoort.ROL, (Sector.PO,)), by=None, at=LATER)
    assert change_pad(pad, PadInvoer("Rekenen", PadSoort.ROL, (Sector.PO, Sector.VO)), by=None, at=LATER)

    pad.refresh_from_db()
    assert pad.sectoren == ["po", "vo"]
    assert Gebeurtenis.objects.get(soort="ontwikkelpad.gewijzigd").gegevens == {"velden": ["sectoren"]}


@pytest.mark.parametrize(
    "velden",
    [
        {"status": PadStatus.VOORBEELD, "gepubliceerd_op": None},
        {"status": PadStatus.CONCEPT},
        {"status": PadStatus.CONSULTATIE},
        {"status": PadStatus.HERZIEN},
        {"status": PadStatus.VOORBEELD, "beeindigd_op": NU},
        {"niveaus": []},
    ],
)
def test_the_database_refuses_a_state_without_its_moment(velden: dict[str, object]) -> None:
    pad = OntwikkelpadFactory.create()

    with pytest.raises(IntegrityError), transaction.atomic():
        PadversieFactory.create(pad=pad, **velden)


def test_the_database_knows_one_current_version() -> None:
    versie = PadversieFactory.create()

    with pytest.raises(IntegrityError), transaction.atomic():
        PadversieFactory.create(pad=versie.pad, nummer=2)


def test_withdrawing_asks_for_a_reason_and_keeps_it() -> None:
    versie = maak_versie()

    with pytest.raises(Domeinfout) as fout:
        withdraw_padversie(versie, reden=" \n", by=None, at=LATER)
    assert fout.value.veld == "reden"
    withdraw_padversie(versie, reden=" De rol bestaat niet meer. ", by=None, at=LATER)

    versie.refresh_from_db()
    assert (versie.status, versie.ingetrokken_reden) == (PadStatus.INGETROKKEN, "De rol bestaat niet meer.")
