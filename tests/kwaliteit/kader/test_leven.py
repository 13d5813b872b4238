"""The life of a version: who moves it on, in which order, and every move that is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kwaliteit.domain.kader.consultatie import (
    extend_kaderconsultatie,
    open_kaderconsultatie,
    publish_kaderantwoorden,
    return_to_concept,
)
from kwaliteit.domain.kader.invoer import KaderInvoer
from kwaliteit.domain.kader.laden import load_kader, read_kader
from kwaliteit.domain.kader.reactie import (
    Kaderreactiegegevens,
    answer_kaderreactie,
    change_kaderreactie,
    react_on_kader,
)
from kwaliteit.domain.kader.schrijven import change_teksten
from kwaliteit.domain.kader.versie import (
    adopt_kaderversie,
    create_kaderversie,
    lapse_kaderversie,
    revise_kaderversie,
)
from kwaliteit.domain.queries.kader import (
    find_kaderversie,
    geldende_criteria,
    geldende_versie,
    read_inhoud,
)
from kwaliteit.enums import KADER_OVERGANGEN, Criteriumset, KaderStatus
from kwaliteit.models import Criterium, Kaderversie
from napl.domain.consultatie import AlBeantwoord, AlGereageerd
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebruiker, Lidmaatschap
from ontwikkelpaden.domain.bewerken import LEEG, afdruk
from ontwikkelpaden.domain.consultatie import Consultatiegegevens
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.kader.bouw import BESLUIT, NA_CONSULTATIE, consulteer, maak_kader, stel_vast

pytestmark = pytest.mark.django_db
Zet = Callable[[Kaderversie, Gebruiker], object]

ZETTEN: dict[str, tuple[Zet, Rol]] = {
    "schrijf": (
        lambda versie, by: change_teksten(
            versie, replace(read_kader().teksten, inleiding="Anders"), basis="", by=by, at=NU
        ),
        Rol.COORDINATOR,
    ),
    "consulteer": (lambda versie, by: consulteer(versie, by=by), Rol.COORDINATOR),
    "terug": (lambda versie, by: return_to_concept(versie, reden="Beter", by=by, at=NU), Rol.COORDINATOR),
    "stel vast": (
        lambda versie, by: adopt_kaderversie(versie, besluit=BESLUIT, by=by, at=NA_CONSULTATIE),
        Rol.BESLISSER,
    ),
    "herzie": (lambda versie, by: revise_kaderversie(versie, by=by, at=NU), Rol.COORDINATOR),
}
MAG = {
    KaderStatus.CONCEPT: {"schrijf", "consulteer"},
    KaderStatus.CONSULTATIE: {"terug", "stel vast"},
    KaderStatus.VASTGESTELD: {"herzie"},
    KaderStatus.VERVALLEN: set(),
}


def in_stand(status: KaderStatus) -> Kaderversie:
    versie = maak_kader()
    if status == KaderStatus.CONSULTATIE:
        consulteer(versie)
    if status in {KaderStatus.VASTGESTELD, KaderStatus.VERVALLEN}:
        stel_vast(versie)
    if status == KaderStatus.VERVALLEN:
        lapse_kaderversie(versie, reden="Fout", by=make_gebruiker(Rol.BESLISSER), at=NA_CONSULTATIE)
    return Kaderversie.objects.get(pk=versie.pk)


@pytest.mark.parametrize("status", list(KaderStatus))
@pytest.mark.parametrize("naam", ZETTEN)
def test_every_move_that_is_not_legal_is_refused(status: KaderStatus, naam: str) -> None:
    if naam in MAG[status]:
        return
    versie = in_stand(status)
    zet, rol = ZETTEN[naam]
    with pytest.raises(OngeldigeOvergang):
        zet(versie, make_gebruiker(rol))
    assert Kaderversie.objects.get(pk=versie.pk).status == status


@pytest.mark.parametrize("status", list(KaderStatus))
def test_only_the_role_of_a_move_may_do_it(status: KaderStatus) -> None:
    """Whatever the state, a role without the right is refused before anything else is looked at."""
    versie = in_stand(status)
    for naam, (zet, rol) in ZETTEN.items():
        for ander in set(Rol) - {rol, Rol.BEZOEKER}:
            by = make_gebruiker(*([ander] if ander != Rol.GEBRUIKER else []))
            with pytest.raises(GeenRecht):
                zet(versie, by)
            assert Kaderversie.objects.get(pk=versie.pk).status == status, (naam, ander)


def test_lapsing_needs_a_reason_and_the_right_of_the_state() -> None:
    concept = maak_kader()
    with pytest.raises(GeenRecht):
        lapse_kaderversie(concept, reden="Weg", by=make_gebruiker(Rol.BESLISSER), at=NU)
    with pytest.raises(Domeinfout) as fout:
        lapse_kaderversie(concept, reden=" ", by=make_gebruiker(Rol.COORDINATOR), at=NU)
    assert fout.value.veld == "reden"
    lapse_kaderversie(concept, reden="Weg", by=make_gebruiker(Rol.COORDINATOR), at=NU)
    assert find_kaderversie(concept.nummer) is None, "nobody outside ever saw it"
    with pytest.raises(OngeldigeOvergang):
        lapse_kaderversie(concept, reden="Weg", by=make_gebruiker(Rol.COORDINATOR), at=NU)
    vast = stel_vast(maak_kader())
    with pytest.raises(GeenRecht):
        lapse_kaderversie(vast, reden="Weg", by=make_gebruiker(Rol.COORDINATOR), at=NU)


def test_the_states_of_the_table_are_all_there() -> None:
    assert set(KADER_OVERGANGEN) == set(KaderStatus)


def test_who_wrote_cannot_adopt_even_with_both_roles() -> None:
    beide = make_gebruiker(Rol.COORDINATOR, Rol.BESLISSER)
    versie = maak_kader()
    consulteer(versie, by=beide)
    with pytest.raises(GeenRecht, match="Iemand anders"):
        adopt_kaderversie(versie, besluit=BESLUIT, by=beide, at=NA_CONSULTATIE)
    assert Lidmaatschap.objects.filter(gebruiker=beide).count() == len(("coordinator", "beslisser"))
    ander = make_gebruiker(Rol.BESLISSER)
    assert adopt_kaderversie(versie, besluit=BESLUIT, by=ander, at=NA_CONSULTATIE).vastgesteld_door == ander


def test_adopting_waits_for_the_consultation_and_for_every_answer() -> None:
    versie = maak_kader()
    consultatie = consulteer(versie)
    reactie = react_on_kader(consultatie, Kaderreactiegegevens("Helder."), by=make_gebruiker(), at=NU)
    by = make_gebruiker(Rol.BESLISSER)
    with pytest.raises(Domeinfout, match="loopt nog"):
        adopt_kaderversie(versie, besluit=BESLUIT, by=by, at=NU)
    with pytest.raises(Domeinfout, match="1 reacties zonder antwoord"):
        adopt_kaderversie(versie, besluit=BESLUIT, by=by, at=NA_CONSULTATIE)
    schrijver = make_gebruiker(Rol.COORDINATOR)
    answer_kaderreactie(reactie, antwoord="Dank.", basis=LEEG, by=schrijver, at=NA_CONSULTATIE)
    with pytest.raises(Domeinfout, match="Publiceer eerst"):
        adopt_kaderversie(versie, besluit=BESLUIT, by=by, at=NA_CONSULTATIE)
    publish_kaderantwoorden(consultatie, by=schrijver, at=NA_CONSULTATIE)
    with pytest.raises(Domeinfout) as fout:
        adopt_kaderversie(versie, besluit=" ", by=by, at=NA_CONSULTATIE)
    assert fout.value.veld == "besluit"
    assert adopt_kaderversie(versie, besluit=BESLUIT, by=by, at=NA_CONSULTATIE).besluit == BESLUIT


def test_the_next_version_replaces_the_one_in_force_and_knows_where_it_came_from() -> None:
    eerste = stel_vast(maak_kader())
    tweede = revise_kaderversie(eerste, by=make_gebruiker(Rol.COORDINATOR), at=NA_CONSULTATIE)
    assert read_inhoud(tweede) == read_inhoud(eerste)
    assert all(criterium.voorganger_id for criterium in tweede.criteria.all())
    assert geldende_versie(NA_CONSULTATIE.date()) == eerste, "the first holds until the second is adopted"
    with pytest.raises(OngeldigeOvergang, match="in de maak"):
        revise_kaderversie(eerste, by=make_gebruiker(Rol.COORDINATOR), at=NA_CONSULTATIE)
    stel_vast(tweede, at=NA_CONSULTATIE)
    eerste.refresh_from_db()
    assert eerste.status == KaderStatus.VERVALLEN
    assert eerste.vervallen_reden == "Vervangen door versie 2."
    assert find_kaderversie(1) is not None, "an old version stays citable"
    assert geldende_versie(NA_CONSULTATIE.date()) == eerste, "what held on a day goes on having held"
    assert geldende_versie((NA_CONSULTATIE + timedelta(days=60)).date()) == tweede


def test_a_minimal_version_judges_by_the_minimal_set_alone() -> None:
    minimaal = maak_kader()
    codes = set(geldende_criteria(minimaal).values_list("code", flat=True))
    assert codes == set(
        Criterium.objects.filter(versie=minimaal, omvang="minimaal").values_list("code", flat=True)
    )
    assert 0 < len(codes) < minimaal.criteria.count()
    uitgebreid = maak_kader(omvang=Criteriumset.UITGEBREID)
    assert geldende_criteria(uitgebreid).count() == uitgebreid.criteria.count()


def test_the_file_is_loaded_once_and_complete_enough_to_consult_on() -> None:
    versie = load_kader(at=NU)
    assert versie is not None
    assert versie.status == KaderStatus.CONCEPT
    assert load_kader(at=NU) is None
    assert Kaderversie.objects.count() == 1
    inhoud = read_inhoud(versie)
    assert {c.code for s in inhoud.standaarden for c in s.criteria} == {
        c.code for s in read_kader().standaarden for c in s.criteria
    }
    assert consulteer(versie).versie == versie


def test_a_kader_with_a_gap_cannot_go_into_consultation() -> None:
    inhoud = read_kader()
    eerste = inhoud.standaarden[0]
    zonder = replace(eerste.criteria[0], bewijsvormen=())
    kapot = replace(
        inhoud,
        standaarden=(replace(eerste, criteria=(zonder, *eerste.criteria[1:])), *inhoud.standaarden[1:]),
    )
    versie = create_kaderversie(kapot, by=None, at=NU)
    with pytest.raises(Domeinfout, match="staat niet wat telt als bewijs"):
        consulteer(versie)


def test_a_kader_that_skips_a_standard_of_the_nvao_cannot_go_into_consultation() -> None:
    versie = create_kaderversie(_without(read_kader(), "nvao-4"), by=None, at=NU)
    with pytest.raises(Domeinfout, match="Gerealiseerde eindkwalificaties"):
        consulteer(versie)


def _without(inhoud: KaderInvoer, onderdeel: str) -> KaderInvoer:
    return replace(
        inhoud,
        standaarden=tuple(
            replace(
                standaard,
                criteria=tuple(
                    replace(c, verbanden={k: v for k, v in c.verbanden.items() if k != onderdeel})
                    for c in standaard.criteria
                ),
            )
            for standaard in inhoud.standaarden
        ),
    )


def test_one_reaction_per_person_per_criterium_and_only_its_own_writer_changes_it() -> None:
    versie = maak_kader()
    consultatie = consulteer(versie)
    vera = make_gebruiker()
    criterium = versie.criteria.get(code="2.1")
    gegevens = Kaderreactiegegevens("Te vaag.", criterium)
    reactie = react_on_kader(consultatie, gegevens, by=vera, at=NU)
    with pytest.raises(AlGereageerd):
        react_on_kader(consultatie, gegevens, by=vera, at=NU)
    with pytest.raises(GeenRecht):
        change_kaderreactie(reactie, tekst="Anders", toon_naam=False, by=make_gebruiker(), at=NU)
    change_kaderreactie(reactie, tekst="Nu helder.", toon_naam=True, by=vera, at=NU)
    with pytest.raises(OngeldigeOvergang, match="gesloten"):
        change_kaderreactie(reactie, tekst="Te laat", toon_naam=True, by=vera, at=NA_CONSULTATIE)
    schrijver = make_gebruiker(Rol.COORDINATOR)
    with pytest.raises(OngeldigeOvergang, match="loopt nog"):
        answer_kaderreactie(reactie, antwoord="Te vroeg", basis=LEEG, by=schrijver, at=NU)
    answer_kaderreactie(reactie, antwoord="Dank.", basis=LEEG, by=schrijver, at=NA_CONSULTATIE)
    with pytest.raises(AlBeantwoord):
        answer_kaderreactie(reactie, antwoord="Ook ik.", basis=LEEG, by=schrijver, at=NA_CONSULTATIE)
    answer_kaderreactie(reactie, antwoord="Dank u.", basis=afdruk("Dank."), by=schrijver, at=NA_CONSULTATIE)


def test_a_consultation_gets_longer_never_shorter_and_not_after_it_closed() -> None:
    consultatie = consulteer(maak_kader())
    by = make_gebruiker(Rol.COORDINATOR)
    later = consultatie.sluit_op + timedelta(days=7)
    with pytest.raises(Domeinfout, match="nooit korter"):
        extend_kaderconsultatie(consultatie, sluit_op=consultatie.opent_op, reden="Kort", by=by, at=NU)
    extend_kaderconsultatie(consultatie, sluit_op=later, reden="Vakantie", by=by, at=NU)
    consultatie.refresh_from_db()
    assert consultatie.sluit_op == later
    with pytest.raises(OngeldigeOvergang):
        extend_kaderconsultatie(
            consultatie, sluit_op=later + timedelta(9), reden="x", by=by, at=NU + timedelta(days=60)
        )


def test_one_version_at_a_time_is_in_consultation() -> None:
    consulteer(maak_kader())
    gegevens = Consultatiegegevens(NU.date(), NU.date(), "Wat vindt u?")
    with pytest.raises(OngeldigeOvergang, match="Versie 1 is al in consultatie"):
        open_kaderconsultatie(maak_kader(), gegevens, by=make_gebruiker(Rol.COORDINATOR), at=NU)
