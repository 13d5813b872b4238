"""The words of an erkenningsaanvraag: what it is for, by which route, and how far it is."""

from django.db.models import TextChoices


class Aanvraagsoort(TextChoices):
    EERSTE = "eerste", "Eerste erkenning"
    HERERKENNING = "hererkenning", "Hererkenning"


class Aanvraagroute(TextChoices):
    """The lighter route is for what another body accredited (our reading of "maximaal aansluiten")."""

    VOLLEDIG = "volledig", "Volledige beoordeling"
    VERLICHT = "verlicht", "Verlichte beoordeling"


class Aanvraagstatus(TextChoices):
    CONCEPT = "concept", "Concept"
    INGEDIEND = "ingediend", "Ingediend"
    WACHT_OP_BETALING = "wacht-op-betaling", "Wacht op betaling"
    VOLLEDIGHEIDSTOETS = "volledigheidstoets", "Volledigheidstoets"
    AANVULLING_GEVRAAGD = "aanvulling-gevraagd", "Aanvulling gevraagd"
    TOEWIJZING = "toewijzing", "Toewijzing van deskundigen"
    IN_BEOORDELING = "in-beoordeling", "In beoordeling"
    CONSENSUS = "consensus", "Consensus"
    CONCEPTADVIES = "conceptadvies", "Conceptadvies"
    ZIENSWIJZE = "zienswijze", "Zienswijze"
    TER_BESLUITVORMING = "ter-besluitvorming", "Ter besluitvorming"
    TOEGEKEND = "toegekend", "Toegekend"
    ONDER_VOORWAARDEN = "onder-voorwaarden", "Toegekend onder voorwaarden"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    VERVALLEN = "vervallen", "Vervallen"
    BUITEN_BEHANDELING = "buiten-behandeling", "Buiten behandeling gesteld"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


_S = Aanvraagstatus

AANVRAAG_OVERGANGEN: dict[Aanvraagstatus, frozenset[Aanvraagstatus]] = {
    _S.CONCEPT: frozenset({_S.INGEDIEND, _S.VERVALLEN, _S.INGETROKKEN}),
    # What costs nothing goes on to the volledigheidstoets at once.
    _S.INGEDIEND: frozenset({_S.WACHT_OP_BETALING, _S.VOLLEDIGHEIDSTOETS}),
    _S.WACHT_OP_BETALING: frozenset({_S.VOLLEDIGHEIDSTOETS, _S.VERVALLEN, _S.INGETROKKEN}),
    # The lighter route goes past the deskundigen: the bureau maps what was judged already.
    _S.VOLLEDIGHEIDSTOETS: frozenset(
        {_S.AANVULLING_GEVRAAGD, _S.TOEWIJZING, _S.CONCEPTADVIES, _S.INGETROKKEN}
    ),
    _S.AANVULLING_GEVRAAGD: frozenset({_S.VOLLEDIGHEIDSTOETS, _S.BUITEN_BEHANDELING, _S.INGETROKKEN}),
    _S.TOEWIJZING: frozenset({_S.IN_BEOORDELING, _S.INGETROKKEN}),
    # A conflict that is found late takes a review back; then somebody else is asked.
    _S.IN_BEOORDELING: frozenset({_S.CONSENSUS, _S.TOEWIJZING, _S.INGETROKKEN}),
    _S.CONSENSUS: frozenset({_S.CONCEPTADVIES, _S.TOEWIJZING, _S.INGETROKKEN}),
    # A favourable advice needs no zienswijze (Awb 4:7).
    _S.CONCEPTADVIES: frozenset({_S.ZIENSWIJZE, _S.TER_BESLUITVORMING, _S.TOEWIJZING, _S.INGETROKKEN}),
    _S.ZIENSWIJZE: frozenset({_S.TER_BESLUITVORMING, _S.CONCEPTADVIES, _S.INGETROKKEN}),
    _S.TER_BESLUITVORMING: frozenset(
        {_S.TOEGEKEND, _S.ONDER_VOORWAARDEN, _S.AFGEWEZEN, _S.CONCEPTADVIES, _S.INGETROKKEN}
    ),
    _S.TOEGEKEND: frozenset(),
    _S.ONDER_VOORWAARDEN: frozenset(),
    _S.AFGEWEZEN: frozenset(),
    _S.VERVALLEN: frozenset(),
    _S.BUITEN_BEHANDELING: frozenset(),
    _S.INGETROKKEN: frozenset(),
}
AANVRAAG_BESLOTEN = frozenset({_S.TOEGEKEND, _S.ONDER_VOORWAARDEN, _S.AFGEWEZEN})
AANVRAAG_KLAAR = frozenset(status for status, naar in AANVRAAG_OVERGANGEN.items() if not naar)
AANVRAAG_OPEN = frozenset(Aanvraagstatus) - AANVRAAG_KLAAR
# Nobody but the aanbieder and its own people see an aanvraag before it is submitted.
AANVRAAG_BIJ_BUREAU = frozenset(Aanvraagstatus) - {_S.CONCEPT}
# When the aanbieder writes on the self-evaluation; the text of the traject is fixed after CONCEPT.
AANVRAAG_SCHRIJFBAAR = frozenset({_S.CONCEPT, _S.AANVULLING_GEVRAAGD})


class Instantie(TextChoices):
    """Who accredited a traject before; what somebody else did can be named."""

    NVAO = "nvao", "NVAO"
    CPION = "cpion", "CPION"
    CRKBO = "crkbo", "CRKBO"
    ANDERS = "anders", "Een andere instantie"


class Dekkingsoordeel(TextChoices):
    """What the bureau decides on the lighter route: how much of a criterium was judged already."""

    GEHEEL = "geheel", "Dekt het hele criterium"
    DEELS = "deels", "Dekt een deel van het criterium"
    NIET = "niet", "Dekt dit criterium niet"
