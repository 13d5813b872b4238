"""Evaluate oneself: nothing typed is lost, what is finished stands, and no number sums anything up."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any, get_type_hints

import pytest

from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis
from ontwikkelpaden.domain.antwoordbewijs import delete_zelfevaluatie
from ontwikkelpaden.domain.queries.mijn_paden import Padstand, Stap, read_padstanden
from ontwikkelpaden.domain.queries.ontwikkeling import Moment, Onderdeel, Ontwikkeling, read_ontwikkeling
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.domain.zelfevaluatie import (
    Antwoordinvoer,
    Gegeven,
    Intussengewijzigd,
    afdruk_of,
    begin_zelfevaluatie,
    finish_zelfevaluatie,
    save_antwoord,
    save_antwoorden,
)
from ontwikkelpaden.enums import PadStatus, ZelfevaluatieStatus
from ontwikkelpaden.models import Gevolgdpad, Padversie, Zelfevaluatie, Zelfevaluatieantwoord
from ontwikkelpaden.models.zelfevaluatie import MAX_WOORDEN
from tests.factories import NU, PadversieFactory, make_gebruiker
from tests.ontwikkelpaden.bouw import maak_pad, maak_versie
from tests.ontwikkelpaden.mijn import antwoord, maak_moment, part

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=120)


def gelezen(versie: Padversie) -> Padversie:
    found = find_padversie(versie.pad.slug, versie.nummer)
    assert found is not None
    return found


def test_who_begins_again_goes_on_with_what_was_begun() -> None:
    versie, leraar = maak_versie(), make_gebruiker()

    one = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)
    two = begin_zelfevaluatie(versie.pad, by=leraar, at=LATER)

    assert one.pk == two.pk
    assert Gevolgdpad.objects.filter(gebruiker=leraar, pad=versie.pad).count() == 1


@pytest.mark.parametrize("als", [None, PadStatus.VOORBEELD])
def test_a_path_that_cannot_be_compared_with_is_refused(als: PadStatus | None) -> None:
    """A concept is nobody's path yet; an example without a raamwerk has nothing to compare with."""
    versie = maak_versie(als=None) if als is None else PadversieFactory.create()

    with pytest.raises(Domeinfout) as refused:
        begin_zelfevaluatie(versie.pad, by=make_gebruiker(), at=NU)

    assert refused.value.veld == "ontwikkelpad"
    assert not Zelfevaluatie.objects.exists()


def test_an_answer_is_kept_as_it_was_typed_and_can_be_changed() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    evaluatie = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)

    save_antwoord(evaluatie, part(versie), antwoord("expert", toelichting="Een\r\ntwee"), by=leraar, at=NU)
    row = save_antwoord(evaluatie, part(versie), antwoord("", toelichting="Toch niet"), by=leraar, at=LATER)

    assert row is not None
    assert (row.niveau, row.toelichting, row.gewijzigd_op) == ("", "Toch niet", LATER)
    assert Zelfevaluatieantwoord.objects.count() == 1


@pytest.mark.parametrize(
    ("gegeven", "veld"),
    [
        (antwoord("meester"), "niveau"),
        (antwoord(bron="buurman"), "bron"),
        (antwoord(toelichting="x" * (MAX_WOORDEN + 1)), "toelichting"),
        (antwoord(bewijs="x" * (MAX_WOORDEN + 1)), "bewijs"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(gegeven: Gegeven, veld: str) -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    evaluatie = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)

    with pytest.raises(Domeinfout) as refused:
        save_antwoord(evaluatie, part(versie), gegeven, by=leraar, at=NU)

    assert refused.value.veld == veld
    assert not evaluatie.antwoorden.exists()


def test_a_part_of_another_path_is_refused() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    other = maak_versie(maak_pad("taal", naam="Taal"))
    evaluatie = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)

    with pytest.raises(Domeinfout, match="hoort niet bij deze versie"):
        save_antwoord(evaluatie, part(other), antwoord(), by=leraar, at=NU)


def test_what_is_right_is_saved_although_something_else_is_wrong() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    evaluatie = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)
    good, bad = part(versie), part(versie, "Kern")

    fouten = save_antwoorden(
        evaluatie,
        {bad: antwoord(toelichting="x" * 5000), good: antwoord("expert")},
        by=leraar,
        at=NU,
    )

    assert [(pk, fout.veld) for pk, fout in fouten.items()] == [(bad.pk, "toelichting")]
    assert evaluatie.antwoorden.get().subdimensie == good


def test_an_answer_that_changed_elsewhere_is_not_written_over() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    evaluatie = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)
    first = save_antwoord(evaluatie, part(versie), antwoord("startbekwaam"), by=leraar, at=NU)
    seen_on_the_laptop = afdruk_of(first)
    save_antwoord(evaluatie, part(versie), antwoord("expert"), by=leraar, at=LATER)  # on the phone

    with pytest.raises(Intussengewijzigd):
        save_antwoord(
            evaluatie,
            part(versie),
            Gegeven(Antwoordinvoer("vakbekwaam"), seen_on_the_laptop),
            by=leraar,
            at=LATER,
        )

    assert evaluatie.antwoorden.get().niveau == "expert"


def test_what_nobody_touched_on_an_old_page_changes_nothing() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    evaluatie = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)
    first = save_antwoord(
        evaluatie, part(versie), antwoord("startbekwaam", toelichting="a\nb"), by=leraar, at=NU
    )
    seen = afdruk_of(first)
    save_antwoord(evaluatie, part(versie), antwoord("expert"), by=leraar, at=LATER)

    old_page = {part(versie): Gegeven(Antwoordinvoer("startbekwaam", "a\r\nb"), seen)}

    assert save_antwoorden(evaluatie, old_page, by=leraar, at=LATER) == {}
    assert evaluatie.antwoorden.get().niveau == "expert"


def test_leaving_everything_open_is_no_answer_and_not_knowing_is() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    evaluatie = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)

    save_antwoorden(
        evaluatie,
        {part(versie): Gegeven(None, ""), part(versie, "Kern"): Gegeven(Antwoordinvoer(), "")},
        by=leraar,
        at=NU,
    )

    assert [row.subdimensie.naam for row in evaluatie.antwoorden.all()] == ["Kern"]


def test_a_finished_moment_never_changes() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    evaluatie = maak_moment(versie, leraar)

    for attempt in (
        lambda: save_antwoord(evaluatie, part(versie), antwoord("expert"), by=leraar, at=LATER),
        lambda: save_antwoorden(evaluatie, {part(versie): antwoord("expert")}, by=leraar, at=LATER),
        lambda: finish_zelfevaluatie(evaluatie, by=leraar, at=LATER),
    ):
        with pytest.raises(OngeldigeOvergang, match="afgerond"):
            attempt()

    assert evaluatie.antwoorden.get().niveau == "startbekwaam"


def test_nothing_filled_in_is_no_moment() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    evaluatie = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)

    with pytest.raises(Domeinfout, match="nog niets ingevuld"):
        finish_zelfevaluatie(evaluatie, by=leraar, at=NU)


@pytest.mark.parametrize(
    "verb",
    [
        lambda row, by: save_antwoord(row, row.antwoorden.get().subdimensie, antwoord(), by=by, at=NU),
        lambda row, by: save_antwoorden(row, {}, by=by, at=NU),
        lambda row, by: finish_zelfevaluatie(row, by=by, at=NU),
        lambda row, by: delete_zelfevaluatie(row, by=by, at=NU),
    ],
)
def test_nobody_else_may(verb: Callable[[Zelfevaluatie, object], object]) -> None:
    evaluatie = maak_moment(maak_versie(), make_gebruiker(), afgerond=False)

    with pytest.raises(GeenRecht):
        verb(evaluatie, make_gebruiker())

    evaluatie.refresh_from_db()
    assert evaluatie.status == ZelfevaluatieStatus.CONCEPT


def test_nothing_of_it_stands_in_the_event_log() -> None:
    """The log can never be erased; how somebody sees themselves does not belong there."""
    versie = maak_versie()
    before = Gebeurtenis.objects.count()

    delete_zelfevaluatie(
        maak_moment(versie, make_gebruiker()), by=Zelfevaluatie.objects.get().gebruiker, at=NU
    )

    assert Gebeurtenis.objects.count() == before


def test_moments_stand_beside_each_other_and_what_one_can_comes_first() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    maak_moment(versie, leraar, samenhang="startbekwaam", kern="vakbekwaam")
    maak_moment(versie, leraar, at=LATER, samenhang="expert", kern="")
    maak_moment(versie, make_gebruiker(), samenhang="vakbekwaam")

    found = read_ontwikkeling(leraar, gelezen(versie))

    samenhang, kern = found.onderdelen
    assert [moment.niveau for moment in samenhang.momenten] == ["startbekwaam", "expert"]
    assert samenhang.is_gegroeid
    assert samenhang.kan_nu == "Samenhang expert"
    assert [item.subdimensie.naam for item in found.sterk] == ["Samenhang"]
    assert [item.subdimensie.naam for item in found.onbekend] == ["Kern"]
    assert not kern.is_gegroeid


def test_no_part_of_the_picture_is_a_number_about_somebody() -> None:
    """A guard: whoever adds a total, a count of levels or an average has to change this on purpose."""
    found = {
        (kind.__name__, name)
        for kind in (Moment, Onderdeel, Ontwikkeling, Padstand)
        for name, declared in _declared(kind)
        if declared in {int, float, Decimal}
    }
    assert found == {("Moment", "versie")}, "the number of the version, and nothing about the person"
    numeric = {
        field.name
        for model in (Zelfevaluatie, Zelfevaluatieantwoord)
        for field in model._meta.get_fields()
        if field.get_internal_type() in {"FloatField", "DecimalField", "IntegerField", "SmallIntegerField"}
    }
    assert numeric == set()


def _declared(kind: Any) -> list[tuple[str, object]]:
    """Return every field and property of a dataclass with its type."""
    properties = {
        name: get_type_hints(item.fget).get("return")
        for name, item in vars(kind).items()
        if isinstance(item, property)
    }
    return list((get_type_hints(kind) | properties).items())


def test_the_next_step_follows_what_was_done() -> None:
    versie, leraar = maak_versie(), make_gebruiker()
    evaluatie = begin_zelfevaluatie(versie.pad, by=leraar, at=NU)
    assert read_padstanden(leraar)[0].stap == Stap.GA_VERDER

    save_antwoord(evaluatie, part(versie), antwoord("expert"), by=leraar, at=NU)
    finish_zelfevaluatie(evaluatie, by=leraar, at=NU)

    stand = read_padstanden(leraar)[0]
    assert stand.stap == Stap.KIES_DOEL
    assert stand.sterk == (("Samenhang", "Expert"),)
