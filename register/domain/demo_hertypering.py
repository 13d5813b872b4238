"""Fictional trajecten that refer to a replaced version of a path, so that there is work to show."""

from datetime import date, datetime

from ontwikkelpaden.enums import Niveau, PadStatus
from ontwikkelpaden.models import Padversie
from register.domain.opname import open_opname
from register.domain.traject import Trajectgegevens, Typeringgegevens, create_traject, publish_versie
from register.enums import OpnameSoort
from register.models import Aanbieder, Traject

PAD = "trekker-van-lesonderzoek"
TRAJECTEN = (
    ("Lesson study voor beginners (verzonnen)", Niveau.STARTBEKWAAM),
    ("Samen lessen onderzoeken in uw team (verzonnen)", Niveau.VAKBEKWAAM),
    ("Lesonderzoek leiden in de hele school (verzonnen)", Niveau.EXPERT),
)


def load_demo_hertypering(*, peildatum: date, at: datetime) -> int:
    """Make the trajecten that are not there yet; return how many were made now."""
    versie = Padversie.objects.filter(pad__slug=PAD, status=PadStatus.HERZIEN).order_by("nummer").first()
    aanbieder = Aanbieder.objects.filter(is_fictief=True).order_by("pk").first()
    if versie is None or aanbieder is None:
        return 0
    made = 0
    for nummer, (naam, niveau) in enumerate(TRAJECTEN):
        sleutel = f"demo-hertypering-{nummer}"
        if Traject.objects.filter(importsleutel=sleutel).exists():
            continue
        gegevens = Trajectgegevens(
            naam,
            samenvatting="Dit traject is verzonnen voor de demo.",
            sectoren=tuple(versie.pad.sectoren),
            bron="Verzonnen voor de demo",
            typeringen=(Typeringgegevens(versie, niveau, "Verzonnen voor de demo."),),
        )
        traject = create_traject(gegevens, aanbieders=[aanbieder], at=at, importsleutel=sleutel)
        publish_versie(traject, at=at)
        open_opname(traject, OpnameSoort.IN_KAART, geldig_van=peildatum, geldig_tot=None, grond="demo", at=at)
        made += 1
    return made
