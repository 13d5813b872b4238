"""Dull factories with traits; what has a domain verb is made by the verb."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import factory

from napl.enums import OrganisatieSoort, RegioSoort, Rol, Sector, Zekerheid
from napl.models import Gebruiker, Lidmaatschap, Organisatie, Regio
from napl.tekst import comparable, make_slug
from ontwikkelpaden.enums import Niveau, PadSoort, PadStatus
from ontwikkelpaden.models import Ontwikkelpad, Padversie
from register.domain.opname import open_opname
from register.domain.traject import Trajectgegevens, create_traject, publish_versie
from register.domain.uitvoering import Uitvoeringgegevens, add_uitvoering
from register.enums import AanbiederSoort, Instroom, Locatie, OpnameSoort
from register.models import Aanbieder, Financieringsregeling, Traject, Uitvoering

NU = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
VANDAAG = date(2026, 9, 1)


class GebruikerFactory(factory.django.DjangoModelFactory[Gebruiker]):
    class Meta:
        model = Gebruiker

    email = factory.Sequence(lambda n: f"persoon{n}@voorbeeld.test")
    naam = factory.Sequence(lambda n: f"Persoon {n}")


class OrganisatieFactory(factory.django.DjangoModelFactory[Organisatie]):
    class Meta:
        model = Organisatie

    naam = factory.Sequence(lambda n: f"Organisatie {n}")
    slug = factory.LazyAttribute(lambda o: make_slug(o.naam))
    soort = OrganisatieSoort.PROGRAMMABUREAU


class RegioFactory(factory.django.DjangoModelFactory[Regio]):
    class Meta:
        model = Regio

    naam = factory.Sequence(lambda n: f"Regio {n}")
    slug = factory.LazyAttribute(lambda o: make_slug(o.naam))
    soort = RegioSoort.ONDERWIJSREGIO
    sectoren = [Sector.PO.value, Sector.VO.value, Sector.MBO.value]
    geldig_van = date(2024, 1, 1)


class OntwikkelpadFactory(factory.django.DjangoModelFactory[Ontwikkelpad]):
    class Meta:
        model = Ontwikkelpad

    naam = factory.Sequence(lambda n: f"Pad {n}")
    slug = factory.LazyAttribute(lambda o: make_slug(o.naam))
    soort = PadSoort.ROL
    sectoren = [Sector.PO.value]


class PadversieFactory(factory.django.DjangoModelFactory[Padversie]):
    class Meta:
        model = Padversie

    pad = factory.SubFactory(OntwikkelpadFactory)
    nummer = 1
    status = PadStatus.VOORBEELD
    omschrijving = "Een pad."
    niveaus = [niveau.value for niveau in Niveau]
    gepubliceerd_op = NU
    gepubliceerd_als = PadStatus.VOORBEELD


class AanbiederFactory(factory.django.DjangoModelFactory[Aanbieder]):
    class Meta:
        model = Aanbieder

    naam = factory.Sequence(lambda n: f"Aanbieder {n}")
    slug = factory.LazyAttribute(lambda o: make_slug(o.naam))
    vergelijknaam = factory.LazyAttribute(lambda o: comparable(o.naam))
    soort = AanbiederSoort.PRIVAAT


def make_gebruiker(*rollen: Rol) -> Gebruiker:
    """Make an account with roles, each in an organisation of a fitting kind."""
    from napl.enums import ROLLEN_PER_SOORT

    gebruiker: Gebruiker = GebruikerFactory.create()
    for rol in rollen:
        soort = next(soort for soort, allowed in ROLLEN_PER_SOORT.items() if rol in allowed)
        organisatie = OrganisatieFactory.create(soort=soort)
        Lidmaatschap.objects.create(
            gebruiker=gebruiker, organisatie=organisatie, rol=rol, geldig_van=date(2024, 1, 1)
        )
    return gebruiker


def make_traject(
    naam: str = "Een traject",
    *,
    aanbieders: list[Aanbieder] | None = None,
    opname: OpnameSoort | None = OpnameSoort.IN_KAART,
    geldig_van: date = date(2026, 1, 1),
    geldig_tot: date | None = None,
    **velden: Any,
) -> Traject:
    """Make a published traject and list it; ``opname=None`` leaves it unlisted."""
    traject = create_traject(
        Trajectgegevens(naam=naam, **{"sectoren": ("po",), **velden}),
        aanbieders=aanbieders if aanbieders is not None else [AanbiederFactory.create()],
        at=NU,
    )
    publish_versie(traject, at=NU)
    traject.refresh_from_db()
    if opname is not None:
        grond = "erkenning:1" if opname == OpnameSoort.ERKEND else "import"
        open_opname(traject, opname, geldig_van=geldig_van, geldig_tot=geldig_tot, grond=grond, at=NU)
    return traject


def make_uitvoering(traject: Traject, *, regios: list[Regio] | None = None, **velden: Any) -> Uitvoering:
    values: dict[str, Any] = {
        "instroom": Instroom.VASTE_START,
        "start_datum": date(2026, 10, 1),
        "eind_datum": date(2027, 3, 1),
        "locatie": Locatie.FYSIEK,
        "plaats": "Utrecht",
        "prijs": Decimal("950.00"),
        **velden,
    }
    return add_uitvoering(traject, Uitvoeringgegevens(**values), regios=regios or [], at=NU)


def make_regeling(**velden: Any) -> Financieringsregeling:
    """Make a regeling that is not saved yet; what it asks has to be given."""
    values: dict[str, Any] = {
        "slug": "proef",
        "naam": "Proefregeling",
        "geeft": "U krijgt tijd.",
        "voorwaarden": ["Vraag het na."],
        "bron": "Een document.",
        "bron_datum": VANDAAG,
        "zekerheid": Zekerheid.HOOG,
        "geldig_van": date(2026, 1, 1),
        **velden,
    }
    return Financieringsregeling(**values)
