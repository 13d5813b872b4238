"""Domain verbs check the right of who calls them, whatever view, task or command stands before them."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.core.files import File
from django.test import override_settings

from napl.domain.organisatie import add_lidmaatschap, create_organisatie
from napl.domain.verwerking import request_verwerking
from napl.enums import OrganisatieSoort, Rol
from napl.fouten import GeenRecht
from napl.models import Gebeurtenis, Gebruiker, Lidmaatschap, Organisatie
from register.domain.aanbieder import Aanbiedergegevens, create_aanbieder
from register.domain.invoer.opdracht import request_import
from register.domain.invoer.uitvoeren import run_import
from register.domain.opname import close_opname, open_opname
from register.domain.traject import Trajectgegevens, create_traject, publish_versie, write_concept
from register.domain.uitvoering import Uitvoeringgegevens, add_uitvoering, move_uitvoering, set_prijs
from register.enums import Btw, OpnameSoort, UitvoeringStatus
from register.models import Importopdracht, Traject, Uitvoering
from tests.factories import (
    NU,
    VANDAAG,
    AanbiederFactory,
    OrganisatieFactory,
    make_gebruiker,
    make_traject,
    make_uitvoering,
)
from tests.register.invoer.hulp import GOED, csv_text

pytestmark = pytest.mark.django_db

Aanroep = Callable[[Gebruiker], object]
ANDERS = Trajectgegevens(naam="Anders", sectoren=("po",))


def _import(by: Gebruiker) -> Importopdracht:
    file = File(BytesIO(csv_text(GOED).encode()))
    opdracht, _ = request_import(
        file, "rijen.csv", is_proef=False, peildatum=VANDAAG, at=NU, by=by, op_de_achtergrond=False
    )
    return opdracht


def _open(soort: OpnameSoort, grond: str) -> Callable[[Traject, Uitvoering, Gebruiker], object]:
    def verb(traject: Traject, _uitvoering: Uitvoering, by: Gebruiker) -> object:
        return open_opname(
            traject, soort, geldig_van=date(2027, 1, 1), geldig_tot=None, grond=grond, at=NU, by=by
        )

    return verb


# Each verb with a role that may do it; the traject is listed up to 2027.
VERBEN: dict[str, tuple[Rol, Callable[[Traject, Uitvoering, Gebruiker], object]]] = {
    "request_import": (Rol.BEHANDELAAR, lambda t, u, by: _import(by)),
    "request_verwerking": (
        Rol.BEHANDELAAR,
        lambda t, u, by: request_verwerking("import", "a", peildatum=VANDAAG, at=NU, by=by, send=False),
    ),
    "open_opname in-kaart": (Rol.BEHANDELAAR, _open(OpnameSoort.IN_KAART, "import")),
    "open_opname erkend": (Rol.BESLISSER, _open(OpnameSoort.ERKEND, "erkenning:1")),
    "close_opname": (
        Rol.BESLISSER,
        lambda t, u, by: close_opname(t, per=VANDAAG, reden="Klaar.", at=NU, by=by),
    ),
    "create_traject": (
        Rol.BEHANDELAAR,
        lambda t, u, by: create_traject(ANDERS, aanbieders=list(t.aanbieders.all()), at=NU, by=by),
    ),
    "write_concept": (Rol.BEHANDELAAR, lambda t, u, by: write_concept(t, ANDERS, by=by)),
    "publish_versie": (Rol.BEHANDELAAR, lambda t, u, by: publish_versie(t, at=NU, by=by)),
    "add_uitvoering": (
        Rol.BEHANDELAAR,
        lambda t, u, by: add_uitvoering(t, Uitvoeringgegevens(), regios=[], at=NU, by=by),
    ),
    "move_uitvoering": (
        Rol.BEHANDELAAR,
        lambda t, u, by: move_uitvoering(u, UitvoeringStatus.VOL, at=NU, by=by),
    ),
    "set_prijs": (
        Rol.BEHANDELAAR,
        lambda t, u, by: set_prijs(u, prijs=Decimal(1), btw=Btw.INCLUSIEF, at=NU + timedelta(1), by=by),
    ),
    "create_aanbieder": (
        Rol.BEHANDELAAR,
        lambda t, u, by: create_aanbieder(Aanbiedergegevens("J. Jansen"), at=NU, by=by),
    ),
    "create_organisatie": (
        Rol.COORDINATOR,
        lambda t, u, by: create_organisatie(naam="Nieuw", soort=OrganisatieSoort.SCHOOL, at=NU, by=by),
    ),
    "add_lidmaatschap": (
        Rol.COORDINATOR,
        lambda t, u, by: add_lidmaatschap(
            by, Organisatie.objects.get(naam="Buro"), Rol.BEHEER, geldig_van=VANDAAG, at=NU, by=by
        ),
    ),
}


def _prepare() -> tuple[Traject, Uitvoering]:
    traject = make_traject(geldig_tot=date(2027, 1, 1))
    uitvoering = make_uitvoering(traject)
    write_concept(traject, Trajectgegevens(naam="Concept"))
    OrganisatieFactory.create(naam="Buro")
    return traject, uitvoering


def _everything() -> dict[str, list[str]]:
    return {
        model._meta.label: sorted(map(str, model._default_manager.values_list()))
        for app in ("napl", "ontwikkelpaden", "register", "kwaliteit", "cocreatie")
        for model in apps.get_app_config(app).get_models()
    }


@pytest.mark.parametrize("verb", VERBEN)
def test_a_leraar_may_not_and_nothing_is_written(verb: str, tmp_path: Any) -> None:
    traject, uitvoering = _prepare()
    leraar = make_gebruiker(Rol.LERAAR)
    before = _everything()
    with override_settings(MEDIA_ROOT=tmp_path):
        with pytest.raises(GeenRecht):
            VERBEN[verb][1](traject, uitvoering, leraar)
        assert _everything() == before
        assert not list(tmp_path.iterdir()), "no file either"


@pytest.mark.parametrize("verb", VERBEN)
def test_who_has_the_right_may(verb: str, tmp_path: Any) -> None:
    traject, uitvoering = _prepare()
    rol, call = VERBEN[verb]
    gebruiker = make_gebruiker(rol)
    before = _everything()
    with override_settings(MEDIA_ROOT=tmp_path):
        call(traject, uitvoering, gebruiker)
    assert _everything() != before


def test_a_behandelaar_maps_but_does_not_decide() -> None:
    traject, uitvoering = _prepare()
    behandelaar = make_gebruiker(Rol.BEHANDELAAR)
    for verb in ("open_opname erkend", "close_opname"):
        with pytest.raises(GeenRecht):
            VERBEN[verb][1](traject, uitvoering, behandelaar)


def test_the_right_to_import_does_without_the_right_to_start_other_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("napl.domain.verwerking.require_recht", lambda by, recht: asked.append(recht))
    with override_settings(MEDIA_ROOT=tmp_path):
        _import(make_gebruiker(Rol.BEHANDELAAR))
    assert asked == ["register.importeer_trajecten"]


@pytest.mark.django_db(transaction=True)
def test_an_import_writes_nothing_for_who_lost_the_right_in_the_meantime(tmp_path: Any) -> None:
    with override_settings(MEDIA_ROOT=tmp_path):
        behandelaar = make_gebruiker(Rol.BEHANDELAAR)
        opdracht = _import(behandelaar)
        Lidmaatschap.objects.all().delete()
        verwerking = run_import(opdracht.verwerking_id, nu=lambda: NU)
    assert (verwerking.status, verwerking.fout) == ("mislukt", "U mag dit niet: trajecten importeren.")
    assert not Traject.objects.exists()


def test_the_log_does_not_name_an_aanbieder() -> None:
    """An aanbieder can be a person, and the log cannot be erased."""
    aanbieder = create_aanbieder(Aanbiedergegevens("J. Jansen"), at=NU)
    make_traject("Les van Jansen", aanbieders=[aanbieder, AanbiederFactory.create(naam="Jansen en zoon")])
    assert Gebeurtenis.objects.count() >= 4
    assert "jansen" not in str(list(Gebeurtenis.objects.values_list("gegevens", flat=True))).lower()
