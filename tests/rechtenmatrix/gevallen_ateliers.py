"""Ateliers and the concepts that are written there."""

from datetime import timedelta
from http import HTTPStatus

from napl.enums import Sector
from ontwikkelpaden.domain.atelierwerk import afdruk_van
from ontwikkelpaden.domain.bewerken import afdruk
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import (
    Atelier,
    Atelierbijeenkomst,
    Atelierdeelnemer,
    Niveaubeschrijving,
    Padversie,
    Padwijziging,
    Werkdocument,
)
from tests.factories import NU
from tests.ontwikkelpaden.atelierbouw import (
    cel_args,
    editor_args,
    maak_atelier,
    maak_concept,
    maak_deelnemer,
    subdimensie_van,
)
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

SCHRIJVERS = frozenset({Wie.ATELIERLID, Wie.COORDINATOR, Wie.BEHEER})
LEIDING = frozenset({Wie.COORDINATOR, Wie.BEHEER})
IEDEREEN = frozenset(Wie)
GEHEIM = "Wat alleen het atelier al mag lezen."
VERBODEN = HTTPStatus.FORBIDDEN


def _atelier_of(spelers: Spelers) -> Atelier:
    """Make an atelier with one participant, beside another with somebody else."""
    atelier = maak_atelier()
    maak_deelnemer(atelier, gebruiker=spelers[Wie.ATELIERLID])
    ander = maak_atelier("po-rollen", Sector.PO)
    maak_deelnemer(ander, gebruiker=spelers[Wie.ANDER_ATELIERLID])
    return atelier


def _versie(spelers: Spelers) -> Padversie:
    versie = maak_concept(_atelier_of(spelers))
    cel = Niveaubeschrijving.objects.filter(subdimensie=subdimensie_van(versie), niveau="vakbekwaam")
    cel.update(tekst=GEHEIM)
    return versie


def _atelier(spelers: Spelers) -> Gegevens:
    return {"slug": _atelier_of(spelers).slug}


def _deelnemer(spelers: Spelers) -> Gegevens:
    atelier = _atelier_of(spelers)
    return {"slug": atelier.slug, "pk": Atelierdeelnemer.objects.get(atelier=atelier).pk}


def _bijeenkomst(spelers: Spelers) -> Gegevens:
    atelier = _atelier_of(spelers)
    ding = Atelierbijeenkomst.objects.create(
        atelier=atelier, begin=NU, eind=NU + timedelta(hours=2), plaats="Utrecht", verslag=GEHEIM
    )
    return {"slug": atelier.slug, "pk": ding.pk}


def _document(spelers: Spelers) -> Gegevens:
    atelier = _atelier_of(spelers)
    ding = Werkdocument.objects.create(atelier=atelier, titel="Klad", tekst=GEHEIM, toegevoegd_op=NU)
    return {"slug": atelier.slug, "pk": ding.pk}


def _concept(spelers: Spelers) -> Gegevens:
    return editor_args(_versie(spelers))


def _cel(spelers: Spelers) -> Gegevens:
    return cel_args(_versie(spelers))


def _api_cel(spelers: Spelers) -> Gegevens:
    args = _cel(spelers)
    return {"slug": args["pad"], **{naam: args[naam] for naam in ("nummer", "subdimensie", "niveau")}}


def _omschrijving(spelers: Spelers) -> Gegevens:
    versie = _versie(spelers)
    Padversie.objects.filter(pk=versie.pk).update(omschrijving=GEHEIM)
    return {**editor_args(versie), "veld": "omschrijving"}


def _toelichting(spelers: Spelers) -> Gegevens:
    versie = _versie(spelers)
    sub = subdimensie_van(versie)
    type(sub).objects.filter(pk=sub.pk).update(toelichting=GEHEIM)
    return {**editor_args(versie), "veld": "subdimensie-toelichting", "onderdeel": sub.pk}


def _wijziging(spelers: Spelers) -> Gegevens:
    versie = _versie(spelers)
    sub = subdimensie_van(versie)
    row = Padwijziging.objects.create(
        versie=versie,
        op=NU,
        veld="cel",
        onderdeel=sub.pk,
        niveau=Niveau.VAKBEKWAAM,
        voor="Eerder.",
        na=GEHEIM,
    )
    return {**editor_args(versie), "pk": row.pk}


def _met_wijziging(spelers: Spelers) -> Gegevens:
    return {naam: waarde for naam, waarde in _wijziging(spelers).items() if naam != "pk"}


def _tekst(_: Spelers) -> Gegevens:
    return {"tekst": "Een andere tekst.", "basis": afdruk(GEHEIM)}


def _geval(adres: str, maak: object, *, mag: frozenset[Wie] = SCHRIJVERS, **rest: object) -> Geval:
    velden = {"anders": VERBODEN, "geheim": GEHEIM, **rest}
    return Geval(f"ontwikkelpaden:{adres}", mag, maak, **velden)  # type: ignore[arg-type]


def _openbaar(spelers: Spelers) -> Gegevens:
    """Make an atelier with what only its participants read on the page that everybody opens."""
    atelier = _atelier_of(spelers)
    Werkdocument.objects.create(atelier=atelier, titel=GEHEIM, tekst="Klad", toegevoegd_op=NU)
    return {"slug": atelier.slug}


def _bijeenkomst_velden(_: Spelers) -> Gegevens:
    bestaat = Atelierbijeenkomst.objects.first()
    basis = afdruk_van(bestaat) if bestaat else ""
    return {"begin": "2026-10-12T15:00", "eind": "2026-10-12T17:00", "plaats": "Utrecht", "basis": basis}


GEVALLEN = [
    _geval("atelier-detail", _openbaar, mag=IEDEREEN, leest=SCHRIJVERS),
    _geval(
        "atelier-wijzig",
        _atelier,
        mag=LEIDING,
        methode="post",
        gegevens=lambda _: {"naam": "Anders", "omschrijving": "Anders.", "gestart_op": "2026-01-01"},
    ),
    _geval(
        "atelier-deelnemers",
        _atelier,
        mag=LEIDING,
        methode="post",
        gegevens=lambda spelers: {
            "email": spelers[Wie.COLLEGA].email,
            "rol": "leraar",
            "geldig_van": "2026-10-01",
        },
    ),
    _geval("bijeenkomst-nieuw", _atelier, methode="post", gegevens=_bijeenkomst_velden),
    _geval("bijeenkomst-wijzig", _bijeenkomst, methode="post", gegevens=_bijeenkomst_velden),
    _geval("werkdocument-nieuw", _atelier, methode="post", gegevens=lambda _: {"titel": "A", "tekst": "B"}),
    _geval("atelier-wijzig", _atelier, mag=LEIDING),
    _geval("atelier-deelnemers", _atelier, mag=LEIDING),
    _geval("atelier-deelnemer-eind", _deelnemer, mag=LEIDING, methode="post"),
    _geval("atelier-mijn-naam", _atelier, mag=IEDEREEN - {Wie.BEZOEKER}, methode="post", wat="eigen naam"),
    _geval("bijeenkomst-nieuw", _atelier),
    _geval("bijeenkomst-wijzig", _bijeenkomst),
    _geval("werkdocument-nieuw", _atelier),
    _geval("werkdocument-wijzig", _document),
    _geval("werkdocument-wijzig", _document, methode="post", gegevens=lambda _: {"actie": "verwijder"}),
    _geval("pad-nieuw", _atelier),
    _geval("pad-nieuw", _atelier, methode="post", gegevens=lambda _: {"naam": "A", "omschrijving": "B"}),
    _geval("bewerker", _concept),
    _geval("cel", _cel),
    _geval("cel", _cel, methode="post", gegevens=_tekst),
    _geval("celgesprek", _cel, methode="post", gegevens=lambda _: {"bericht": "Klopt dit?"}),
    _geval("padtekst", _omschrijving),
    _geval("padtekst", _omschrijving, methode="post", gegevens=_tekst),
    _geval("onderdeeltekst", _toelichting),
    _geval("onderdeeltekst", _toelichting, methode="post", gegevens=_tekst),
    _geval("opbouw", _concept),
    _geval(
        "opbouw",
        _concept,
        methode="post",
        gegevens=lambda _: {"actie": "dimensie-erbij", "naam": "Erbij"},
    ),
    _geval("wijzigingen", _met_wijziging),
    _geval("terugzetten", _wijziging, methode="post", gegevens=lambda _: {"basis": afdruk(GEHEIM)}),
    Geval("api-padcel", SCHRIJVERS, _api_cel, anders=VERBODEN, geheim=GEHEIM),
    Geval(
        "api-padcel",
        SCHRIJVERS,
        _api_cel,
        methode="put",
        gegevens=lambda _: {"tekst": "Een andere tekst."},
        json=True,
        kop={"If-Match": f'"{afdruk(GEHEIM)}"'},
        anders=VERBODEN,
        geheim=GEHEIM,
    ),
]
