"""What somebody keeps here for themselves, as parts of their dossier."""

from collections.abc import Sequence
from datetime import date

from napl.models import Gebruiker
from napl.registers import Dossierdeel, Dossierstuk, Dossierveld
from register.domain.deelname.document import describe_verklaring
from register.domain.deelname.lezen import list_deelnames
from register.domain.deelname.wissen import erase_deelnames, erase_route, erase_verklaringen
from register.domain.route.beeld import describe_doel, read_route
from register.enums import Bevestigingsbron, Bevestigingstand, Deelnamestatus, Vervalgrond
from register.models import Deelname, Opbrengst, Verklaring

# What does not fit any more is told by the page only, so for a dossier any day will do.
ALTIJD = date(2024, 1, 1)


def route_stukken(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:  # noqa: ARG001
    """Return the steps of the route, in their order."""
    return [
        Dossierstuk(
            beeld.naam,
            (
                Dossierveld("soort", "Soort", beeld.vorm),
                Dossierveld("omschrijving", "Wat u ermee wilt bereiken", beeld.stap.omschrijving),
                Dossierveld("periode", "Wanneer", beeld.periode),
                Dossierveld("uren", "Uren", beeld.uren),
                Dossierveld("doel", "Doel", describe_doel(beeld.stap.doel) if beeld.stap.doel else ""),
                Dossierveld("notitie", "Notitie", beeld.stap.notitie),
                Dossierveld("afgerond_op", "Klaar op", beeld.stap.afgerond_op),
            ),
        )
        for beeld in read_route(gebruiker, ALTIJD)
    ]


def deelname_stukken(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:
    rows = list_deelnames(gebruiker).prefetch_related("opbrengsten")
    if keuze is not None:
        rows = rows.filter(pk=int(keuze)) if keuze.isdecimal() else rows.none()
    return [_deelname(row) for row in rows]


def _deelname(row: Deelname) -> Dossierstuk:
    return Dossierstuk(
        row.trajectversie.naam,
        (
            Dossierveld("status", "Stand", Deelnamestatus(row.status).label),
            Dossierveld("gestart_datum", "Begonnen op", row.gestart_datum),
            Dossierveld("afgerond_datum", "Afgerond op", row.afgerond_datum),
            Dossierveld("gestopt_datum", "Gestopt op", row.gestopt_datum),
            Dossierveld("school", "School", row.organisatie.naam if row.organisatie else ""),
            Dossierveld("bevestiging", "Bevestiging", Bevestigingstand(row.bevestiging).label),
            Dossierveld("bron", "Van wie men het weet", Bevestigingsbron(row.bevestigingsbron).label),
            Dossierveld("naam", "Naam die de aanbieder ziet", row.deelnemersnaam),
            Dossierveld("bewijsstuk", "Bewijsstuk", row.bewijsstuk.naam if row.bewijsstuk else ""),
            Dossierveld("reden", "Reden van de aanbieder", row.bevestiging_reden),
        ),
        [_opbrengst(item) for item in sorted(row.opbrengsten.all(), key=lambda item: item.moment_datum)],
    )


def _opbrengst(row: Opbrengst) -> Dossierstuk:
    return Dossierstuk(
        "Wat het bracht",
        (
            Dossierveld("moment_datum", "Wanneer", row.moment_datum),
            Dossierveld("ervaring", "Wat u ervaarde", row.ervaring),
            Dossierveld("handelen", "Wat u anders doet", row.handelen),
            Dossierveld("resultaat", "Resultaat", row.resultaat),
        ),
    )


def deelname_keuzes(gebruiker: Gebruiker) -> Sequence[tuple[str, str]]:
    return [(str(row.pk), row.trajectversie.naam) for row in list_deelnames(gebruiker)]


def verklaring_stukken(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:
    rows = Verklaring.objects.zichtbaar_voor(gebruiker).order_by("-afgegeven_op", "-pk")
    if keuze is not None:
        rows = rows.filter(code=keuze)
    return [_verklaring(row) for row in rows]


def _verklaring(row: Verklaring) -> Dossierstuk:
    tekst = describe_verklaring(row.inhoud)
    return Dossierstuk(
        f"{tekst.pad}: {tekst.niveau.lower()}",
        (
            Dossierveld("naam", "Naam", tekst.naam),
            Dossierveld("traject", "Traject", tekst.traject),
            Dossierveld("afgerond", "Afgerond op", tekst.afgerond),
            Dossierveld("bevestiging", "Hoe dit bekend is", tekst.bevestiging),
            Dossierveld("afgegeven_op", "Afgegeven op", row.afgegeven_op),
            # Who has the code reads the statement for good: a deling would hand that over along the way.
            Dossierveld("code", "Code", row.code, deelbaar=False),
            Dossierveld("sha256", "Controlegetal", row.afdruk, deelbaar=False),
            Dossierveld("vervallen_op", "Geldt niet meer sinds", row.vervallen_op),
            Dossierveld(
                "vervalgrond", "Waarom", Vervalgrond(row.vervalgrond).label if row.vervalgrond else ""
            ),
        ),
    )


def verklaring_keuzes(gebruiker: Gebruiker) -> Sequence[tuple[str, str]]:
    rows = Verklaring.objects.zichtbaar_voor(gebruiker).order_by("-afgegeven_op", "-pk")
    return [(row.code, describe_verklaring(row.inhoud).traject) for row in rows]


DELEN = {
    "route": Dossierdeel(
        "Route",
        "De stappen die u hebt gepland, met uw notities.",
        route_stukken,
        erase_route,
    ),
    "deelnames": Dossierdeel(
        "Deelnames",
        "De trajecten die u volgt of volgde, en wat ze u brachten. Als u ze wist, "
        "verliezen ook uw verklaringen hun geldigheid. "
        "Wat een aanbieder bevestigde, blijft meetellen zonder uw naam.",
        deelname_stukken,
        erase_deelnames,
        deelname_keuzes,
    ),
    "verklaringen": Dossierdeel(
        "Verklaringen",
        "Bewijzen van trajecten die u afrondde. Als u ze wist, klopt een code op papier niet meer. "
        "Als u ze deelt, ziet de ander de code niet.",
        verklaring_stukken,
        erase_verklaringen,
        verklaring_keuzes,
    ),
}
