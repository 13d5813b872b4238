"""An erkenningsaanvraag, its decision, recognition and bezwaar: for who works for that aanbieder alone.

Who has no role of an aanbieder is refused at the door (403); who works for another finds nothing (404).
"""

from collections.abc import Callable

from kwaliteit.domain.aanvraag.bewijs import Bewijsinvoer, add_bewijs
from kwaliteit.domain.aanvraag.verantwoorden import stand_of, write_verantwoording
from kwaliteit.domain.bezwaar.indienen import submit_bezwaar
from kwaliteit.enums import Aanvraagstatus, Uitkomst
from kwaliteit.models import (
    Aanvraagbewijs,
    Besluit,
    Bezwaar,
    Erkenningsaanvraag,
    Verantwoording,
)
from napl.enums import Rol
from napl.models import Lidmaatschap
from register.models import Aanbieder, Traject
from tests.factories import AanbiederFactory, make_traject
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag
from tests.kwaliteit.besluit.bouw import maak_besluit, maak_geadviseerd
from tests.kwaliteit.bezwaar.bouw import LATER
from tests.kwaliteit.erkenning.bouw import maak_erkenning
from tests.kwaliteit.monitoring.toezichtbouw import (
    maak_jaargegevens,
    maak_signaal,
    maak_tussentijds,
)
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

_S = Aanvraagstatus
GEHEIM = "Wat alleen deze aanbieder weet."
NAAM = "Geheim traject van deze aanbieder"
INGELOGD = frozenset(Wie) - {Wie.BEZOEKER}
EIGEN = frozenset({Wie.AANBIEDER})
EN_BUREAU = EIGEN | {Wie.BEHANDELAAR, Wie.COORDINATOR, Wie.BEHEER}


def _aanbieder(spelers: Spelers) -> Aanbieder:
    werk = Lidmaatschap.objects.get(gebruiker=spelers[Wie.AANBIEDER], rol=Rol.AANBIEDER)
    aanbieder: Aanbieder = AanbiederFactory.create(organisatie=werk.organisatie)
    return aanbieder


def _traject(spelers: Spelers) -> Traject:
    return make_traject(NAAM, aanbieders=[_aanbieder(spelers)], opname=None)


def _aanvraag(status: Aanvraagstatus) -> Callable[[Spelers], Gegevens]:
    return lambda spelers: {"pk": maak_aanvraag(status, traject=_traject(spelers)).pk}


def _met_tekst(spelers: Spelers) -> Erkenningsaanvraag:
    aanvraag = maak_aanvraag(traject=_traject(spelers))
    at = aanvraag.aangemaakt_op
    write_verantwoording(
        aanvraag, "1.1", GEHEIM, basis=stand_of(None).afdruk, by=spelers[Wie.AANBIEDER], at=at
    )
    bewijs = Bewijsinvoer(titel="Programma", url="https://voorbeeld.test/programma")
    add_bewijs(aanvraag, "1.1", bewijs, by=spelers[Wie.AANBIEDER], at=at)
    return aanvraag


def _criterium(spelers: Spelers) -> Gegevens:
    return {"pk": _met_tekst(spelers).pk, "code": "1.1"}


def _bewijs(spelers: Spelers) -> Gegevens:
    aanvraag = _met_tekst(spelers)
    return {"pk": aanvraag.pk, "bewijs": Aanvraagbewijs.objects.get().pk}


def _gehoord(spelers: Spelers) -> Gegevens:
    return {"pk": maak_geadviseerd(Uitkomst.AFWIJZEN, traject=_traject(spelers)).pk}


def _besluit(spelers: Spelers, uitkomst: Uitkomst) -> Besluit:
    return maak_besluit(uitkomst, traject=_traject(spelers))


def _voorwaarde(spelers: Spelers) -> Gegevens:
    besluit = _besluit(spelers, Uitkomst.ONDER_VOORWAARDEN)
    return {"pk": besluit.aanvraag_id, "voorwaarde": besluit.voorwaarden.get().pk}


def _erkenning(spelers: Spelers) -> Gegevens:
    return {"code": maak_erkenning(traject=_traject(spelers)).code}


def _bezwaar(spelers: Spelers) -> Gegevens:
    besluit = _besluit(spelers, Uitkomst.AFWIJZEN)
    return {"pk": submit_bezwaar(besluit, gronden=GEHEIM, by=spelers[Wie.AANBIEDER], at=LATER).pk}


def _zaak(maak: Callable[[Traject], object]) -> Callable[[Spelers], Gegevens]:
    return lambda spelers: {"pk": maak(maak_erkenning(traject=_traject(spelers)).traject).pk}  # type: ignore[attr-defined]


def _not_withdrawn() -> bool:
    return Erkenningsaanvraag.objects.get().status == _S.VOLLEDIGHEIDSTOETS


def _text_stands() -> bool:
    return Verantwoording.objects.get().tekst == GEHEIM


def _one_bewijs() -> bool:
    return Aanvraagbewijs.objects.count() == 1


def _no_bezwaar() -> bool:
    return not Bezwaar.objects.exists()


def _lees(
    naam: str, maak: Callable[[Spelers], Gegevens], *, geheim: str = "", mag: frozenset[Wie] = EIGEN
) -> Geval:
    return Geval(f"kwaliteit:{naam}", mag, maak, geheim=geheim, deur=403)


def _zet(
    naam: str,
    maak: Callable[[Spelers], Gegevens],
    blijft: Callable[[], bool] | None = None,
    **gegevens: str,
) -> Geval:
    return Geval(
        f"kwaliteit:{naam}",
        EIGEN,
        maak,
        methode="post",
        gegevens=lambda _: gegevens,
        deur=403,
        blijft=blijft,
    )


GEVALLEN = [
    _lees("aanvraag-eigen", _aanvraag(_S.CONCEPT), geheim=NAAM),
    _lees("aanvraag-indienen", _aanvraag(_S.CONCEPT), geheim=NAAM),
    _lees("aanvraag-criterium", _criterium, geheim=GEHEIM),
    _zet("aanvraag-criterium", _criterium, _text_stands, keuze="ander"),
    _zet("aanvraag-bewijs", _criterium, _one_bewijs, titel="Rooster", url="https://voorbeeld.test/rooster"),
    _zet("aanvraag-bewijs-weg", _bewijs, _one_bewijs),
    _lees("aanvraag-accreditaties", _aanvraag(_S.CONCEPT)),
    _lees("aanvraag-terugsturen", _aanvraag(_S.AANVULLING_GEVRAAGD)),
    _lees("aanvraag-intrekken", _aanvraag(_S.VOLLEDIGHEIDSTOETS)),
    _zet("aanvraag-intrekken", _aanvraag(_S.VOLLEDIGHEIDSTOETS), _not_withdrawn, reden=GEHEIM),
    _lees("zienswijze-geef", _gehoord),
    _lees("voorwaarde-meld", _voorwaarde),
    _lees("erkenning-eigen", _erkenning, geheim=NAAM),
    _lees("erkenning-certificaat", _erkenning),
    _zet("hererkenning-begin", _erkenning),
    _lees("bezwaar-eigen", _bezwaar, geheim=GEHEIM),
    _lees("signaal-reactie", _zaak(lambda traject: maak_signaal("gevraagd", traject=traject))),
    _lees(
        "tussentijds-reactie",
        _zaak(lambda traject: maak_tussentijds(traject.erkenningen.get(), gevraagd=True)),
    ),
    _lees("jaargegevens", _zaak(maak_jaargegevens)),
    _lees("bezwaar-nieuw", lambda spelers: {"besluit": _besluit(spelers, Uitkomst.AFWIJZEN).pk}),
    _zet(
        "bezwaar-nieuw",
        lambda spelers: {"besluit": _besluit(spelers, Uitkomst.AFWIJZEN).pk},
        _no_bezwaar,
        gronden=GEHEIM,
        reden_te_laat="Ziek.",
    ),
    Geval("kwaliteit:signaal-nieuw", INGELOGD, lambda spelers: {"slug": _traject(spelers).slug}),
    Geval("api-erkenningsaanvraag", EIGEN, _aanvraag(_S.CONCEPT), deur=403, wat="concept"),
    Geval("api-erkenningsaanvraag", EN_BUREAU, _aanvraag(_S.VOLLEDIGHEIDSTOETS), deur=403, wat="ingediend"),
]
