"""The rows and choices of the work list as HTML: 25 rows by a template take longer than all the rest."""

from collections.abc import Collection, Iterable

from django.utils.dateformat import format as write_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from napl.domain.werkbak.lijst import Zaak

_KIES = (
    '<td class="napl-werklijst__kies"><label><input type="checkbox" name="zaak" value="{}">'
    '<span class="napl-onzichtbaar">Kies {}</span></label></td>'
)
_GEEN_KEUS = mark_safe('<td class="napl-werklijst__kies"></td>')
_ONDER = '<span class="napl-werklijst__onder">{}</span>'
_LAAT = mark_safe('<span class="napl-label napl-label--mislukt">Te laat</span> ')
_RIJ = (
    '<tr{}>{}<th scope="row"><a href="{}">{}</a>' + _ONDER + '</th><td data-label="Status">{}</td>'
    '<td data-label="Wacht op">{}' + _ONDER + "</td>"
    '<td data-label="Termijn">{}{}' + _ONDER + '</td><td data-label="Behandelaar">{}</td></tr>'
)
_RIJ_LAAT = mark_safe(' class="napl-werklijst__laat"')
_GEKOZEN = mark_safe(" selected")


def render_rows(zaken: Iterable[Zaak], kiesbaar: Collection[str]) -> SafeString:
    """Return the rows; ``kiesbaar`` are the kinds of which several can be chosen, none without a column."""
    return format_html_join("", _RIJ, (_cells(zaak, kiesbaar) for zaak in zaken))


def _cells(zaak: Zaak, kiesbaar: Collection[str]) -> tuple[object, ...]:
    dag = write_date(zaak.einde, "j F Y") if zaak.einde else "staat stil" if zaak.termijn else "geen"
    return (
        _RIJ_LAAT if zaak.te_laat else "",
        _choice(zaak, kiesbaar),
        zaak.adres,
        zaak.titel,
        f"{zaak.kenmerk} · {zaak.partij}" if zaak.partij else zaak.kenmerk,
        zaak.status,
        zaak.beurt.capitalize(),
        zaak.wacht,
        _LAAT if zaak.te_laat else "",
        dag,
        zaak.termijn,
        zaak.behandelaar or "nog niemand",
    )


def _choice(zaak: Zaak, kiesbaar: Collection[str]) -> SafeString | str:
    if not kiesbaar:
        return ""
    return format_html(_KIES, zaak.sleutel, zaak.kenmerk) if zaak.soort in kiesbaar else _GEEN_KEUS


def render_options(keuzes: Iterable[tuple[str, str]], gekozen: str) -> SafeString:
    rows = ((code, _GEKOZEN if code == gekozen else "", naam) for code, naam in keuzes)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)
