"""Read the content of a version back in the shape in which it was written."""

from ontwikkelpaden.domain.invoer import DimensieInvoer, EindtermInvoer, PadversieInvoer, SubdimensieInvoer
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie, Subdimensie


def read_inhoud(versie: Padversie) -> PadversieInvoer:
    """Return the content of a version; eindtermen in the order in which they were written."""
    dimensies = versie.dimensies.order_by("volgorde").prefetch_related("subdimensies__beschrijvingen")
    return PadversieInvoer(
        omschrijving=versie.omschrijving,
        niveaus=tuple(Niveau(code) for code in versie.niveaus),
        toelichting=versie.toelichting,
        initieel=versie.initieel,
        eindtermen_toelichting=versie.eindtermen_toelichting,
        grondslag=versie.grondslag,
        bron=versie.bron,
        zekerheid=versie.zekerheid,
        dimensies=tuple(
            DimensieInvoer(
                dimensie.naam,
                tuple(
                    _subdimensie(sub)
                    for sub in sorted(dimensie.subdimensies.all(), key=lambda sub: sub.volgorde)
                ),
            )
            for dimensie in dimensies
        ),
        eindtermen=tuple(
            EindtermInvoer(eindterm.code, Niveau(eindterm.niveau), eindterm.tekst)
            for eindterm in versie.eindtermen.order_by("pk")
        ),
    )


def _subdimensie(subdimensie: Subdimensie) -> SubdimensieInvoer:
    beschrijvingen = {Niveau(item.niveau): item.tekst for item in subdimensie.beschrijvingen.all()}
    return SubdimensieInvoer(subdimensie.naam, beschrijvingen, subdimensie.toelichting)
