"""What can be checked of an aanmelding without asking anybody: numbers, addresses and names.

A check never decides: it tells the bureau, and the applicant, what there is to look at.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q

from napl.enums import OrganisatieSoort
from napl.models import Organisatie
from napl.tekst import comparable
from register.models import Aanbieder, Aanmelding

LIJKT_OP = 0.35
HOOGSTENS = 6
GRATIS = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "outlook.nl",
        "hotmail.com",
        "hotmail.nl",
        "live.com",
        "live.nl",
        "msn.com",
        "yahoo.com",
        "icloud.com",
        "me.com",
        "proton.me",
        "protonmail.com",
        "gmx.com",
        "gmx.net",
        "ziggo.nl",
        "kpnmail.nl",
        "kpnplanet.nl",
        "planet.nl",
        "xs4all.nl",
        "home.nl",
        "hetnet.nl",
        "casema.nl",
        "upcmail.nl",
        "telfort.nl",
        "chello.nl",
        "quicknet.nl",
        "zonnet.nl",
    ]
)


@dataclass(frozen=True)
class Controle:
    """One check; without ``goed`` somebody has to look."""

    wat: str
    goed: bool
    tekst: str


def list_gelijkenden(naam: str) -> list[Aanbieder]:
    """Return the aanbieders of the register that could be the same, the most alike first."""
    bare = comparable(naam)
    rows = Aanbieder.objects.annotate(gelijkenis=TrigramSimilarity("vergelijknaam", bare))
    alike = Q(gelijkenis__gte=LIJKT_OP) | Q(vergelijknaam=bare)
    if len(bare) > len("abc"):
        alike |= Q(vergelijknaam__startswith=f"{bare} ")
    return list(rows.filter(alike).order_by("-gelijkenis", "naam")[:HOOGSTENS])


def is_bezet(aanbieder: Aanbieder) -> bool:
    """Say whether people already act for this aanbieder, by itself or through the whole it is a part of."""
    whole = aanbieder.onderdeel_van
    return aanbieder.organisatie_id is not None or (whole is not None and whole.organisatie_id is not None)


def check_email(email: str, website: str) -> Controle:
    """Compare the domain of an address with that of a website; a free address is allowed, and said."""
    wat, domein, host = "E-mailadres", email.rpartition("@")[2].lower(), _host(website)
    if domein in GRATIS:
        return Controle(
            wat,
            goed=False,
            tekst=f"Het adres eindigt op @{domein}. Dat zegt niets over de organisatie. Het mag wel: "
            "wie alleen werkt heeft vaak geen eigen domein.",
        )
    if not host:
        return Controle(
            wat,
            goed=False,
            tekst=f"Het adres eindigt op @{domein}. Er is geen website om mee te vergelijken.",
        )
    if domein == host or domein.endswith(f".{host}") or host.endswith(f".{domein}"):
        return Controle(wat, goed=True, tekst=f"Het adres (@{domein}) hoort bij de website ({host}).")
    return Controle(wat, goed=False, tekst=f"Het adres eindigt op @{domein}, maar de website is {host}.")


def check_aanmelding(aanmelding: Aanmelding) -> list[Controle]:
    """Return every check of an aanmelding, for the bureau."""
    claim = aanmelding.aanbieder
    email = aanmelding.gebruiker.email if aanmelding.gebruiker else ""
    # What the register knew is worth more than what was typed just now.
    website = (claim.website if claim else "") or aanmelding.website
    return [_kvk(aanmelding), check_email(email, website), _naam(aanmelding), _anderen(aanmelding)]


def kvk_is_bekend(kvk: str) -> bool:
    return bool(kvk) and Organisatie.objects.filter(kvk=kvk, soort=OrganisatieSoort.AANBIEDER).exists()


def _kvk(aanmelding: Aanmelding) -> Controle:
    wat = "KvK-nummer"
    if not aanmelding.kvk:
        return Controle(wat, goed=False, tekst="Niet ingevuld. Lees de toelichting.")
    if kvk_is_bekend(aanmelding.kvk):
        return Controle(wat, goed=False, tekst="Er is al een aanbieder met dit nummer.")
    return Controle(
        wat,
        goed=True,
        tekst="De vorm klopt en het nummer is hier nog niet bekend. Vergelijk het met het Handelsregister: "
        "een KvK-nummer heeft geen controlecijfer.",
    )


def _naam(aanmelding: Aanmelding) -> Controle:
    if aanmelding.aanbieder is not None:
        free = not is_bezet(aanmelding.aanbieder)
        tekst = (
            f"Zegt ‘{aanmelding.aanbieder.naam}’ uit het register te zijn. Niemand beheert die nog."
            if free
            else f"Zegt ‘{aanmelding.aanbieder.naam}’ te zijn, maar die wordt al beheerd."
        )
        return Controle("Aanbieder", goed=free, tekst=tekst)
    alike = [aanbieder.naam for aanbieder in list_gelijkenden(aanmelding.naam)]
    if alike:
        return Controle(
            "Naam", goed=False, tekst=f"Wil een nieuwe aanbieder zijn. Lijkt op: {'; '.join(alike)}."
        )
    return Controle("Naam", goed=True, tekst="Een nieuwe aanbieder. Er is geen naam die erop lijkt.")


def _anderen(aanmelding: Aanmelding) -> Controle:
    same = Q(naam__iexact=aanmelding.naam)
    if aanmelding.kvk:
        same |= Q(kvk=aanmelding.kvk)
    if aanmelding.aanbieder_id:
        same |= Q(aanbieder=aanmelding.aanbieder_id)
    others = Aanmelding.objects.open().filter(same).exclude(pk=aanmelding.pk).count()
    if others:
        return Controle(
            "Andere aanmeldingen", goed=False, tekst=f"Er staan er nog {others} open die hierop lijken."
        )
    return Controle("Andere aanmeldingen", goed=True, tekst="Er is geen andere die hierop lijkt.")


def _host(website: str) -> str:
    return (urlsplit(website).hostname or "").removeprefix("www.")
