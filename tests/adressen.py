"""Find every address of the project, and know how to call the ones that need an argument.

The walk in ``test_urls.py`` finds new addresses by itself. An address with an argument, or one that takes no
GET, needs a row in ``VOORBEELDEN``; without it the walk fails and says so.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import URLPattern, URLResolver, reverse

from napl.domain.verwerking import request_verwerking
from napl.enums import OrganisatieSoort, Rol
from napl.models import Bestand
from ontwikkelpaden.domain.doel import Doelinvoer, set_doel
from ontwikkelpaden.domain.zelfevaluatie import begin_zelfevaluatie
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Consultatie, Consultatiereactie, Subdimensie
from register.domain.bewaren.waarschuwing import create_zoekwaarschuwing, stop_token
from register.domain.deelname.opbrengst import Opbrengsttekst, add_opbrengst
from register.domain.dekking import run_witte_vlekken
from register.domain.route.stap import Informeel, plan_informeel
from register.domain.synoniemen import Synoniemgegevens, add_synoniem
from register.domain.zoeken import Zoekvraag
from register.enums import Frequentie
from register.models import Importopdracht, Teamlijst
from tests.factories import (
    NU,
    VANDAAG,
    AanbiederFactory,
    OrganisatieFactory,
    PadversieFactory,
    make_gebruiker,
    make_traject,
    make_uitvoering,
)
from tests.kern.berichtadressen import BERICHTADRESSEN
from tests.kwaliteit.aanvraag.adressen import AANVRAAGADRESSEN
from tests.kwaliteit.besluit.adressen import BESLUITADRESSEN
from tests.kwaliteit.betaling.adressen import BETAALADRESSEN
from tests.kwaliteit.bezwaar.adressen import BEZWAARADRESSEN
from tests.kwaliteit.deskundige.adressen import BEOORDELINGADRESSEN
from tests.kwaliteit.erkenning.adressen import ERKENNINGADRESSEN
from tests.kwaliteit.kader.adressen import KADERADRESSEN
from tests.kwaliteit.monitoring.adressen import MONITORINGADRESSEN
from tests.ontwikkelpaden.atelieradressen import ATELIERADRESSEN
from tests.ontwikkelpaden.bouw import maak_versie
from tests.register.aanbod.adressen import AANBODADRESSEN
from tests.register.route.bouw import make_deelname, make_verklaring
from tests.register.teamroute.adressen import TEAMADRESSEN
from tests.register.trajecteditor.adressen import EIGENADRESSEN


@dataclass(frozen=True)
class Voorbeeld:
    """How to call an address; ``kwargs`` makes what the address is about and returns its arguments."""

    kwargs: Callable[[], dict[str, Any]] = field(default=dict)
    methode: str = "get"
    # An address that says 404 to everybody, on purpose.
    bestaat: bool = True


@dataclass(frozen=True)
class Adres:
    naam: str
    route: str
    view: Callable[..., Any]

    @property
    def recht(self) -> str | None:
        """Return the right that the view asks for: on the function, or on the class behind it."""
        klasse = getattr(self.view, "view_class", None) or getattr(self.view, "cls", None)
        recht: str | None = getattr(self.view, "recht", None) or getattr(klasse, "recht", None)
        return recht

    @property
    def is_api(self) -> bool:
        return self.route.startswith("api/")

    def url(self, voorbeeld: Voorbeeld) -> str:
        return reverse(self.naam, kwargs=voorbeeld.kwargs())


def walk(
    patterns: Iterable[URLPattern | URLResolver], route: str = "", spaces: tuple[str, ...] = ()
) -> Iterator[Adres]:
    for pattern in patterns:
        here = route + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            below = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from walk(pattern.url_patterns, here, below)
        else:
            yield Adres(":".join([*spaces, pattern.name or ""]), here, pattern.callback)


def _verwerking() -> dict[str, Any]:
    return {"pk": request_verwerking("proef", "adressen", peildatum=VANDAAG, at=NU)[0].pk}


def _padversie() -> dict[str, Any]:
    versie = PadversieFactory.create()
    return {"slug": versie.pad.slug, "nummer": versie.nummer}


def _pad() -> dict[str, Any]:
    return {"slug": PadversieFactory.create().pad.slug}


def _traject() -> dict[str, Any]:
    return {"slug": make_traject().slug}


def _traject_met_uitvoering() -> dict[str, Any]:
    traject = make_traject()
    make_uitvoering(traject, start_datum=date(2099, 1, 1), eind_datum=date(2099, 6, 1))
    return {"slug": traject.slug}


def _aanbieder() -> dict[str, Any]:
    return {"slug": AanbiederFactory.create().slug}


def _witte_vlekken() -> dict[str, Any]:
    verwerking, _ = request_verwerking("witte-vlekken", "adressen", peildatum=VANDAAG, at=NU)
    run_witte_vlekken(verwerking.pk, nu=lambda: NU)
    return {}


def _stoplink() -> dict[str, Any]:
    waarschuwing = create_zoekwaarschuwing(
        Zoekvraag(q="rekenen"),
        naam="Rekenen",
        frequentie=Frequentie.DAGELIJKS,
        by=make_gebruiker(),
        at=NU,
        peildatum=VANDAAG,
    )
    return {"token": stop_token(waarschuwing)}


def _teamlijst() -> dict[str, Any]:
    school = OrganisatieFactory.create(soort=OrganisatieSoort.SCHOOL)
    return {"pk": Teamlijst.objects.create(organisatie=school, naam="Rekenen", aangemaakt_op=NU).pk}


def _import() -> dict[str, Any]:
    opdracht = Importopdracht.objects.create(
        verwerking_id=_verwerking()["pk"], bestand="import/proef.csv", bestandsnaam="proef.csv", afdruk="0"
    )
    return {"pk": opdracht.verwerking_id}


def _synoniem() -> dict[str, Any]:
    gegevens = Synoniemgegevens("gym", "bewegingsonderwijs", "een-kant")
    return {"pk": add_synoniem(gegevens, by=make_gebruiker(Rol.REDACTIE), at=NU).pk}


def _bestand() -> dict[str, Any]:
    rij = Bestand.objects.create(
        eigenaar=make_gebruiker(), soort="bewijs", naam="a.pdf", grootte=1, verloopt_op=date(2099, 1, 1)
    )
    return {"pk": rij.pk}


def _evaluatie() -> dict[str, Any]:
    evaluatie = begin_zelfevaluatie(maak_versie().pad, by=make_gebruiker(), at=NU)
    return {"slug": evaluatie.padversie.pad.slug, "pk": evaluatie.pk}


def _evaluatie_pk() -> dict[str, Any]:
    return {"pk": _evaluatie()["pk"]}


def _antwoord() -> dict[str, Any]:
    pk = _evaluatie_pk()["pk"]
    return {"pk": pk, "subdimensie": Subdimensie.objects.order_by("-pk").values_list("pk", flat=True)[0]}


def _antwoordpagina() -> dict[str, Any]:
    evaluatie = _evaluatie()
    return {**evaluatie, "subdimensie": Subdimensie.objects.order_by("-pk").values_list("pk", flat=True)[0]}


def _doel() -> dict[str, Any]:
    doel = set_doel(maak_versie().pad, Doelinvoer("expert"), by=make_gebruiker(), at=NU, peildatum=VANDAAG)
    return {"pk": doel.pk}


# What follows is somebody else's: whoever asks gets a 404, see tests/rechtenmatrix.
def _routestap() -> dict[str, Any]:
    return {"pk": plan_informeel(Informeel("Lezen", "lezen"), by=make_gebruiker(), at=NU).pk}


def _deelname() -> dict[str, Any]:
    return {"pk": make_deelname(make_gebruiker()).pk}


def _opbrengst() -> dict[str, Any]:
    by = make_gebruiker()
    tekst = Opbrengsttekst(VANDAAG, ervaring="Ik durf meer.")
    return {"pk": add_opbrengst(make_deelname(by), tekst, by=by, at=NU).pk}


def _verklaring() -> dict[str, Any]:
    return {"code": make_verklaring(make_gebruiker()).code}


def _in_consultatie() -> dict[str, Any]:
    versie = PadversieFactory.create(status=PadStatus.CONSULTATIE, gepubliceerd_op=None, gepubliceerd_als="")
    Consultatie.objects.create(
        versie=versie, opent_op=VANDAAG, sluit_op=date(2099, 1, 1), vraag="Wat vindt u?", geopend_op=NU
    )
    return {"slug": versie.pad.slug, "nummer": versie.nummer}


def _reactie() -> dict[str, Any]:
    args = _in_consultatie()
    reactie = Consultatiereactie.objects.create(
        consultatie=Consultatie.objects.get(), tekst="Helder.", door=make_gebruiker(), op=NU
    )
    return {**args, "pk": reactie.pk}


VOORBEELDEN: dict[str, Voorbeeld] = {
    **{naam: Voorbeeld(maak, methode) for naam, (maak, methode) in ATELIERADRESSEN.items()},
    **{naam: Voorbeeld(maak, methode) for naam, (maak, methode) in KADERADRESSEN.items()},
    **{naam: Voorbeeld(*rest) for naam, rest in BEOORDELINGADRESSEN.items()},
    **{
        naam: Voorbeeld(maak, methode, bestaat=bestaat)
        for naam, (maak, methode, bestaat) in (AANVRAAGADRESSEN | BESLUITADRESSEN).items()
    },
    **{naam: Voorbeeld(maak, bestaat=bestaat) for naam, (maak, bestaat) in MONITORINGADRESSEN.items()},
    **{naam: Voorbeeld(*voorbeeld) for naam, voorbeeld in BETAALADRESSEN.items()},
    **{naam: Voorbeeld(maak, methode) for naam, (maak, methode) in BERICHTADRESSEN.items()},
    **{naam: Voorbeeld(*voorbeeld) for naam, voorbeeld in ERKENNINGADRESSEN.items()},
    **{naam: Voorbeeld(*voorbeeld) for naam, voorbeeld in BEZWAARADRESSEN.items()},
    # Of somebody else: it does not exist for any role.
    "bestand": Voorbeeld(_bestand, bestaat=False),
    "mijn-bestand": Voorbeeld(_bestand, bestaat=False),
    "mijn-deling": Voorbeeld(lambda: {"pk": 1}, bestaat=False),
    "mijn-gegevens-wissen": Voorbeeld(lambda: {"wat": "bestanden"}),
    "gedeeld": Voorbeeld(lambda: {"token": "geraden"}, bestaat=False),
    "gedeeld-bestand": Voorbeeld(lambda: {"token": "geraden", **_bestand()}, bestaat=False),
    "api-gedeeld": Voorbeeld(lambda: {"token": "geraden"}, bestaat=False),
    "ontwikkelpaden:mijn-pad": Voorbeeld(_pad),
    "ontwikkelpaden:mijn-pad-volgen": Voorbeeld(_pad, methode="post"),
    "ontwikkelpaden:zelfevaluatie-begin": Voorbeeld(_pad),
    # Made for somebody else, so it does not exist for whoever asks (tests/rechtenmatrix knows more).
    "ontwikkelpaden:zelfevaluatie": Voorbeeld(_evaluatie, bestaat=False),
    "ontwikkelpaden:zelfevaluatie-weg": Voorbeeld(_evaluatie, bestaat=False),
    "ontwikkelpaden:antwoord-bewijsstuk": Voorbeeld(_antwoordpagina, bestaat=False),
    "ontwikkelpaden:doel-nieuw": Voorbeeld(_pad),
    "ontwikkelpaden:doel-wijzig": Voorbeeld(_doel, bestaat=False),
    "api-mijn-pad": Voorbeeld(_pad, methode="put"),
    "api-mijn-zelfevaluatie": Voorbeeld(_evaluatie_pk, bestaat=False),
    "api-mijn-antwoord": Voorbeeld(_antwoord, methode="put", bestaat=False),
    "api-mijn-antwoord-bewijsstuk": Voorbeeld(_antwoord, methode="put", bestaat=False),
    "api-mijn-zelfevaluatie-afronden": Voorbeeld(_evaluatie_pk, methode="post", bestaat=False),
    "api-mijn-doel": Voorbeeld(_doel, bestaat=False),
    "register:passend": Voorbeeld(_pad),
    "api-mijn-passend": Voorbeeld(_pad),
    # Of a team of somebody else's.
    **{naam: Voorbeeld(maak, methode, bestaat=False) for naam, (maak, methode) in TEAMADRESSEN.items()},
    # Of an aanbieder where nobody who calls works: tests/register/trajecteditor knows who does.
    **{naam: Voorbeeld(maak, bestaat=False) for naam, maak in EIGENADRESSEN.items()},
    **{naam: Voorbeeld(*voorbeeld) for naam, voorbeeld in AANBODADRESSEN.items()},
    "verwerking-detail": Voorbeeld(_verwerking),
    "feestdag-herstel": Voorbeeld(lambda: {"pk": 1}, methode="post", bestaat=False),
    "api-niet-gevonden": Voorbeeld(lambda: {"pad": "v1/bestaat-niet"}, bestaat=False),
    "ontwikkelpaden:pad-detail": Voorbeeld(_pad),
    "ontwikkelpaden:padversie-detail": Voorbeeld(_padversie),
    "ontwikkelpaden:versie-vergelijken": Voorbeeld(lambda: {**_padversie(), "ander": 1}),
    "ontwikkelpaden:versie-pdf": Voorbeeld(_padversie),
    "ontwikkelpaden:versie-docx": Voorbeeld(_padversie),
    "ontwikkelpaden:versie-json": Voorbeeld(_padversie),
    "ontwikkelpaden:versie-zet": Voorbeeld(lambda: {**_padversie(), "zet": "intrekken"}),
    "ontwikkelpaden:consultatie": Voorbeeld(_in_consultatie),
    "ontwikkelpaden:consultatie-reageer": Voorbeeld(_in_consultatie),
    "ontwikkelpaden:consultatie-antwoorden": Voorbeeld(_in_consultatie),
    "api-ontwikkelpad": Voorbeeld(_pad),
    "api-padversie": Voorbeeld(_padversie),
    "api-reacties": Voorbeeld(_in_consultatie),
    "api-reactie": Voorbeeld(_reactie, methode="put", bestaat=False),
    "api-reactie-antwoord": Voorbeeld(_reactie, methode="put"),
    "register:traject-detail": Voorbeeld(_traject),
    "register:zoekkeuzes": Voorbeeld(lambda: {"facet": "aanbieder"}),
    "register:naar-aanbieder": Voorbeeld(_traject_met_uitvoering, bestaat=False),
    "register:traject-ical": Voorbeeld(_traject_met_uitvoering),
    "register:aanbieder-detail": Voorbeeld(_aanbieder),
    "register:import-detail": Voorbeeld(_import),
    "register:hertypering": Voorbeeld(_pad),
    "register:import-verslag": Voorbeeld(_import),
    "register:synoniem-wijzig": Voorbeeld(_synoniem),
    "register:synoniem-verwijder": Voorbeeld(_synoniem),
    "api-traject-detail": Voorbeeld(_traject),
    "api-aanbieder-detail": Voorbeeld(_aanbieder),
    "register:route-traject": Voorbeeld(_traject),
    "register:route-stap": Voorbeeld(_routestap, bestaat=False),
    "register:route-stap-doe": Voorbeeld(_routestap, methode="post", bestaat=False),
    "register:deelname-nieuw": Voorbeeld(_traject),
    "register:deelname-detail": Voorbeeld(_deelname, bestaat=False),
    "register:bewijsstuk": Voorbeeld(_deelname, bestaat=False),
    "register:opbrengst-nieuw": Voorbeeld(_deelname, bestaat=False),
    "register:opbrengst-wijzig": Voorbeeld(_opbrengst, bestaat=False),
    "register:verklaring-nieuw": Voorbeeld(_deelname, bestaat=False),
    "register:verklaring-detail": Voorbeeld(_verklaring),
    "register:verklaring-pdf": Voorbeeld(_verklaring),
    "register:verklaring-json": Voorbeeld(_verklaring),
    "register:bevestiging-detail": Voorbeeld(_deelname, bestaat=False),
    "api-deelname-detail": Voorbeeld(_deelname, bestaat=False),
    "api-deelname-zet": Voorbeeld(_deelname, methode="post", bestaat=False),
    "api-deelname-bevestiging": Voorbeeld(_deelname, methode="post", bestaat=False),
    "api-route-stap": Voorbeeld(_routestap, bestaat=False),
    "api-route-stap-stand": Voorbeeld(_routestap, methode="post", bestaat=False),
    "api-route-stap-plaats": Voorbeeld(_routestap, methode="post", bestaat=False),
    "api-opbrengst-list": Voorbeeld(_deelname, bestaat=False),
    "api-opbrengst-detail": Voorbeeld(_opbrengst, bestaat=False),
    "api-opbrengst-bewijsstuk": Voorbeeld(_opbrengst, methode="put", bestaat=False),
    "api-mijn-verklaring": Voorbeeld(_verklaring, methode="delete", bestaat=False),
    "api-bevestiging-detail": Voorbeeld(_deelname, methode="post", bestaat=False),
    "register:zoekwaarschuwing-wijzig": Voorbeeld(methode="post"),
    "register:zoekwaarschuwing-stop": Voorbeeld(_stoplink),
    "register:teamlijst-detail": Voorbeeld(_teamlijst),
    "register:bewaar": Voorbeeld(methode="post"),
    "register:bewaar-weg": Voorbeeld(methode="post"),
    "register:bewaar-notitie": Voorbeeld(methode="post"),
    "register:witte-vlekken-csv": Voorbeeld(_witte_vlekken),
    "register:witte-vlekken-tellen": Voorbeeld(methode="post"),
}
