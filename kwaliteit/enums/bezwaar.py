"""The words of a bezwaar against a decision on an erkenningsaanvraag (Awb, chapters 6 and 7)."""

from django.db.models import TextChoices


class Bezwaarstatus(TextChoices):
    INGEDIEND = "ingediend", "Ingediend"
    ONTVANKELIJKHEID = "ontvankelijkheid", "Wordt gecontroleerd"
    HERSTEL = "herstel", "Aanvulling gevraagd"
    HOORZITTING = "hoorzitting", "Hoorzitting"
    ADVIES = "advies", "Advies"
    TER_BESLISSING = "ter-beslissing", "Ter beslissing"
    BESLIST = "beslist", "Beslist"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


_S = Bezwaarstatus

BEZWAAR_OVERGANGEN: dict[Bezwaarstatus, frozenset[Bezwaarstatus]] = {
    _S.INGEDIEND: frozenset({_S.ONTVANKELIJKHEID, _S.INGETROKKEN}),
    # What is clearly inadmissible goes on without a hearing (Awb 7:3, a).
    _S.ONTVANKELIJKHEID: frozenset({_S.HERSTEL, _S.HOORZITTING, _S.TER_BESLISSING, _S.INGETROKKEN}),
    _S.HERSTEL: frozenset({_S.ONTVANKELIJKHEID, _S.TER_BESLISSING, _S.INGETROKKEN}),
    _S.HOORZITTING: frozenset({_S.ADVIES, _S.INGETROKKEN}),
    _S.ADVIES: frozenset({_S.TER_BESLISSING, _S.INGETROKKEN}),
    _S.TER_BESLISSING: frozenset({_S.BESLIST, _S.INGETROKKEN}),
    _S.BESLIST: frozenset(),
    _S.INGETROKKEN: frozenset(),
}
BEZWAAR_KLAAR = frozenset(status for status, naar in BEZWAAR_OVERGANGEN.items() if not naar)
BEZWAAR_OPEN = frozenset(Bezwaarstatus) - BEZWAAR_KLAAR


class Bezwaaruitkomst(TextChoices):
    GEGROND = "gegrond", "Gegrond"
    ONGEGROND = "ongegrond", "Ongegrond"
    NIET_ONTVANKELIJK = "niet-ontvankelijk", "Niet-ontvankelijk"
