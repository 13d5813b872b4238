"""Invitations of an aanbieder: for nobody but the one who was invited.

Its people are in ``tests/register/aanbod/test_paginas.py``.
"""

from django.core.cache import cache
from django.utils import timezone

from napl.enums import Rol
from napl.models import Gebruiker, Lidmaatschap
from register.domain.aanbod.uitnodigen import invite_lid
from register.enums import Aanbodrol
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

GENODIGDE = frozenset({Wie.GENODIGDE})
GEHEIM = "Zwaluwhuis Geheim"


def _uitnodiging(spelers: Spelers) -> Gegevens:
    cache.clear()
    werk = Lidmaatschap.objects.get(gebruiker=spelers[Wie.AANBIEDER], rol=Rol.AANBIEDER)
    werk.organisatie.naam = GEHEIM
    werk.organisatie.save()
    by = Gebruiker.objects.get(pk=werk.gebruiker_id)
    email, rollen = spelers[Wie.GENODIGDE].email, [Aanbodrol.REDACTEUR]
    _, token = invite_lid(werk.organisatie, email=email, rollen=rollen, by=by, at=timezone.now())
    return {"token": token}


GEVALLEN = [
    Geval("register:aanbod-uitnodiging", GENODIGDE, _uitnodiging, geheim=GEHEIM),
    Geval("register:aanbod-uitnodiging", GENODIGDE, _uitnodiging, methode="post", geheim=GEHEIM),
]
