"""What the register asks of a payment provider, whichever it is; a setting names the one in use."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from kwaliteit.enums import Betaalstatus


class DienstOnbereikbaar(Exception):  # noqa: N818 - the words of the domain are Dutch
    """The provider gave no answer that can be used; it is worth asking again."""


@dataclass(frozen=True)
class Opdracht:
    """A payment to start; the provider sends the payer back to ``terugadres`` whatever the outcome."""

    sleutel: str
    bedrag: Decimal
    omschrijving: str
    terugadres: str


@dataclass(frozen=True)
class Gestart:
    extern_id: str
    betaaladres: str


@dataclass(frozen=True)
class Toestand:
    """How a payment stands according to the provider; ``ontvangen`` and ``datum`` once it was paid."""

    sleutel: str
    status: Betaalstatus
    ontvangen: Decimal | None = None
    datum: date | None = None


class Betaaldienst(Protocol):
    """Each method raises DienstOnbereikbaar when the provider does not answer.

    No method is called with a lock held: a provider may take its time.
    """

    def start(self, opdracht: Opdracht) -> Gestart:
        """Start a payment; the same ``sleutel`` gives the same payment, however often it is asked."""
        ...

    def ask(self, extern_id: str) -> Toestand | None:
        """Return how a payment stands; None when the provider does not know it."""
        ...


def has_dienst() -> bool:
    """Say whether one can pay online at all."""
    return bool(settings.BETAALDIENST)


def is_proef() -> bool:
    return bool(settings.BETAALDIENST == settings.PROEFDIENST)


def get_dienst() -> Betaaldienst:
    """Return the provider in use. The test provider is for a demo: with it anybody pays with one press."""
    if not has_dienst():
        raise DienstOnbereikbaar("BETAALDIENST is empty.")
    if is_proef() and not settings.DEMO:
        raise ImproperlyConfigured("The test provider works in a demo only: BETAALDIENST names another.")
    return cast("Betaaldienst", import_string(settings.BETAALDIENST)())
