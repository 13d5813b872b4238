"""The invented tariffs, refund rules and invoices of the demo, made through the verbs."""

from datetime import date, datetime
from decimal import Decimal

from kwaliteit.domain.betaling.regels import plan_regel
from kwaliteit.domain.betaling.tarieven import Tariefsleutel, plan_tarief
from kwaliteit.enums import Aanbiedergroep, Aanvraagroute, Tariefklasse, Terugbetaalfase
from kwaliteit.models import Tarief

GROND = "Verzonnen voor de demo: niemand heeft een tarief vastgesteld."
# Euros by route and kind of traject: for an organisation, and for who works alone.
BEDRAGEN = {
    Aanvraagroute.VOLLEDIG: {
        Tariefklasse.KORT: (950, 475),
        Tariefklasse.LEERGANG: (1450, 725),
        Tariefklasse.OPLEIDING: (2400, 1200),
    },
    Aanvraagroute.VERLICHT: {
        Tariefklasse.KORT: (350, 175),
        Tariefklasse.LEERGANG: (500, 250),
        Tariefklasse.OPLEIDING: (750, 375),
    },
}
PERCENTAGES = {
    Terugbetaalfase.VOOR_TOETS: 100,
    Terugbetaalfase.VOOR_TOEWIJZING: 50,
    Terugbetaalfase.DAARNA: 0,
}


def load_demo_tarieven(*, peildatum: date, at: datetime) -> int:
    """Plan the tariffs from the first of the year, and one that comes; return how many there are now."""
    if Tarief.objects.exists():
        return 0
    begin = date(peildatum.year, 1, 1)
    for route, klassen in BEDRAGEN.items():
        for klasse, bedragen in klassen.items():
            for groep, bedrag in zip(
                (Aanbiedergroep.ORGANISATIE, Aanbiedergroep.ALLEEN), bedragen, strict=True
            ):
                _plan(Tariefsleutel(klasse, groep, route), bedrag, begin, at=at)
    komend = Tariefsleutel(Tariefklasse.KORT, Aanbiedergroep.ORGANISATIE, Aanvraagroute.VOLLEDIG)
    _plan(komend, 980, date(peildatum.year + 1, 1, 1), at=at)
    for fase, percentage in PERCENTAGES.items():
        plan_regel(fase, percentage=percentage, geldig_van=begin, grond=GROND, by=None, at=at, is_demo=True)
    return Tarief.objects.count()


def _plan(sleutel: Tariefsleutel, bedrag: int, geldig_van: date, *, at: datetime) -> None:
    plan_tarief(
        sleutel,
        bedrag=Decimal(bedrag),
        geldig_van=geldig_van,
        grond=GROND,
        by=None,
        at=at,
        is_demo=True,
    )
