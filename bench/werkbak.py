"""The work list of the bureau with 500 open cases, beside an empty page of the site for who is logged in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from bench.meten import percentile
from bench.pagina import turns
from bench.server import serve
from bench.uitkomst import Rij
from kwaliteit.domain.aanvraag.termijnen import SOORTEN
from kwaliteit.domain.kader.laden import load_kader
from kwaliteit.domain.queries.aanvraagwerk import BEURT
from kwaliteit.models import Erkenningsaanvraag, Kaderversie
from napl import klok
from napl.domain.organisatie import add_lidmaatschap, create_organisatie
from napl.enums import OrganisatieSoort, Rol
from napl.models import Gebruiker, Organisatie, Termijn
from register.models import Aanbieder, Traject

ZAKEN = 500
DOEL = 2.0
MENSEN = 8
RONDE = 60
KENMERK = "E1999-"
PAGINAS = {
    "werkbak": "/bureau/",
    "alles": "/bureau/?wie=alles",
    "gefilterd": "/bureau/?wie=alles&te_laat=ja&volgorde=naam",
    "gezocht": f"/bureau/?wie=alles&q={KENMERK}01",
}


def measure(trajecten: int, say: Callable[[str], None]) -> list[Rij]:
    at = klok.nu()
    mensen = _people(at)
    made = _cases(mensen, at)
    say(f"{made} open cases of {MENSEN} people")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with serve() as server:
        server.cookie = f"{settings.SESSION_COOKIE_NAME}={_session(mensen[0])}"
        kinds = {"leeg": "/bench/ingelogd"} | PAGINAS
        sizes = {naam: len(server.get(path)) for naam, path in kinds.items()}
        say(f"bytes: {sizes}")
        times = turns(server, {naam: [path] * RONDE for naam, path in kinds.items()})
    return [_row(trajecten, naam, deel, times) for naam in PAGINAS for deel in (0.5, 0.95)]


def _row(trajecten: int, naam: str, deel: float, times: dict[str, list[float]]) -> Rij:
    empty, page = percentile(times["leeg"], deel), percentile(times[naam], deel)
    return Rij(
        trajecten,
        f"{naam}, {ZAKEN} zaken, tegen een lege pagina voor wie is ingelogd, p{deel * 100:.0f}",
        page / empty,
        DOEL,
        toelichting=f"{page:.2f} ms tegen {empty:.2f} ms",
    )


def _people(at: datetime) -> list[Gebruiker]:
    bureau = Organisatie.objects.filter(soort=OrganisatieSoort.PROGRAMMABUREAU).first() or create_organisatie(
        naam="Bench bureau", soort=OrganisatieSoort.PROGRAMMABUREAU, plaats="Utrecht", at=at
    )
    mensen = []
    for nummer in range(MENSEN):
        lid = Gebruiker.objects.create_user(f"bench{nummer}@bench.test", naam=f"Behandelaar {nummer}")
        add_lidmaatschap(lid, bureau, Rol.BEHANDELAAR, geldig_van=at.date(), at=at)
        mensen.append(lid)
    add_lidmaatschap(mensen[0], bureau, Rol.COORDINATOR, geldig_van=at.date(), at=at)
    return mensen


def _cases(mensen: list[Gebruiker], at: datetime) -> int:
    """Make open cases in every state, a tenth of them without a behandelaar, with a term each."""
    load_kader(at=at)
    kader, aanbieder = Kaderversie.objects.order_by("pk")[0], Aanbieder.objects.order_by("pk")[0]
    # Beside the cases of the demo, that have numbers and trajecten of their own.
    rows = (
        Traject.objects.filter(live__isnull=False, erkenningsaanvragen__isnull=True)
        .order_by("pk")
        .values_list("pk", "live_id")[:ZAKEN]
    )
    statussen = sorted(BEURT)
    values: list[dict[str, Any]] = []
    for nummer, (traject, versie) in enumerate(rows):
        begin = at - timedelta(days=nummer % 90)
        values.append(
            {
                "kenmerk": f"{KENMERK}{nummer:04}",
                "status": statussen[nummer % len(statussen)],
                "traject_id": traject,
                "versie_id": versie,
                "aanbieder": aanbieder,
                "kaderversie": kader,
                "inhoud": {},
                "aangemaakt_op": begin,
                "ingediend_op": begin,
                "status_sinds": begin,
                "behandelaar": None if nummer % 10 == 0 else mensen[nummer % MENSEN],
            }
        )
    made = Erkenningsaanvraag.objects.bulk_create(Erkenningsaanvraag(**value) for value in values)
    Termijn.objects.bulk_create(_term(zaak) for zaak in made)
    return len(made)


def _term(zaak: Erkenningsaanvraag) -> Termijn:
    begin = zaak.aangemaakt_op.date()
    soort = SOORTEN[0]
    return Termijn(
        soort=soort.code,
        onderwerp_soort=Erkenningsaanvraag._meta.label_lower,
        onderwerp_id=zaak.pk,
        aantal=soort.duur.aantal,
        eenheid=soort.duur.eenheid,
        rolt=soort.rolt,
        begonnen_op=begin,
        einde=begin + timedelta(weeks=8),
    )


def _session(gebruiker: Gebruiker) -> str:
    """Log somebody in and return the key of the session."""
    session = SessionStore()
    session[SESSION_KEY] = str(gebruiker.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = gebruiker.get_session_auth_hash()
    session.save()
    return str(session.session_key)
