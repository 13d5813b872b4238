"""What the bureau does with several erkenningsaanvragen at once, and how the log names them."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Q

from kwaliteit.domain.aanvraag.behandelaar import assign_behandelaar, take_aanvraag
from kwaliteit.domain.aanvraag.betrokkenen import handlers
from kwaliteit.domain.aanvraag.termijnen import bureau_address
from kwaliteit.models import Erkenningsaanvraag
from kwaliteit.rules.aanvraag import BEHANDEL_AANVRAAG, VERDEEL_AANVRAGEN
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.registers import Gevolg, Groepsactie, Lognaam, Logonderwerp

MAX_GEVONDEN = 200


def _cases(pks: Collection[int]) -> list[Erkenningsaanvraag]:
    rows = Erkenningsaanvraag.objects.filter(pk__in=pks).select_related("versie", "behandelaar")
    return list(rows.order_by("kenmerk"))


def _gevolg(aanvraag: Erkenningsaanvraag, tekst: str, *, kan: bool = True) -> Gevolg:
    return Gevolg(aanvraag.kenmerk, str(aanvraag.versie), tekst, kan)


def _taken(pks: Collection[int], by: Gebruiker) -> dict[int, Gevolg]:
    found = {}
    for aanvraag in _cases(pks):
        if aanvraag.behandelaar_id is None:
            found[aanvraag.pk] = _gevolg(aanvraag, "U wordt behandelaar.")
        elif aanvraag.behandelaar_id == by.pk:
            found[aanvraag.pk] = _gevolg(aanvraag, "U behandelt deze zaak al.", kan=False)
        else:
            tekst = f"{aanvraag.behandelaar} behandelt deze zaak. De coördinator kan die aan u geven."
            found[aanvraag.pk] = _gevolg(aanvraag, tekst, kan=False)
    return found


def _given(pks: Collection[int], by: Gebruiker) -> dict[int, Gevolg]:  # noqa: ARG001 - the same for all
    return {
        aanvraag.pk: _gevolg(
            aanvraag,
            f"Gaat van {aanvraag.behandelaar} naar wie u hieronder kiest."
            if aanvraag.behandelaar_id
            else "Krijgt als behandelaar wie u hieronder kiest.",
        )
        for aanvraag in _cases(pks)
    }


def _choices(at: datetime) -> list[tuple[str, str]]:
    return [(str(lid.pk), str(lid)) for lid in handlers(at)]


def _take(pk: int, keuze: str, by: Gebruiker, at: datetime) -> None:  # noqa: ARG001 - nothing to choose
    take_aanvraag(Erkenningsaanvraag.objects.get(pk=pk), by=by, at=at)


def _assign(pk: int, keuze: str, by: Gebruiker, at: datetime) -> None:
    behandelaar = Gebruiker.objects.filter(pk=keuze).first()
    if behandelaar is None:
        raise Domeinfout("Deze persoon bestaat niet meer. Kies iemand anders.", veld="keuze")
    assign_behandelaar(Erkenningsaanvraag.objects.get(pk=pk), behandelaar, by=by, at=at)


def _names(pks: Collection[int]) -> Mapping[int, Lognaam]:
    rows = Erkenningsaanvraag.objects.bij_bureau().filter(pk__in=pks)
    return {
        pk: Lognaam(f"{kenmerk} {naam}", bureau_address(pk))
        for pk, kenmerk, naam in rows.values_list("pk", "kenmerk", "versie__naam")
    }


def _search(text: str) -> Collection[int]:
    found = Erkenningsaanvraag.objects.bij_bureau().filter(
        Q(kenmerk__iexact=text) | Q(versie__naam__icontains=text) | Q(aanbieder__naam__icontains=text)
    )
    return list(found.values_list("pk", flat=True)[:MAX_GEVONDEN])


NEEM_ZELF = Groepsactie(
    naam="Neem zelf",
    bron="erkenning",
    recht=BEHANDEL_AANVRAAG,
    mail="Niemand krijgt hiervan een e-mail.",
    gevolgen=_taken,
    doe=_take,
)
GEEF = Groepsactie(
    naam="Geef aan een behandelaar",
    bron="erkenning",
    recht=VERDEEL_AANVRAGEN,
    mail="Wie u kiest, krijgt per zaak een e-mail met het kenmerk en een link. De aanbieder krijgt niets.",
    gevolgen=_given,
    doe=_assign,
    vraag="Behandelaar",
    keuzes=_choices,
)
LOG = Logonderwerp("Erkenningsaanvraag", _names, _search)
