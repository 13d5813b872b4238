"""What the kernel itself keeps of a person, as parts of the dossier: files, delingen, mail."""

from collections.abc import Sequence
from datetime import datetime

from napl.domain.bestand import delete_bestand
from napl.enums import BerichtStatus
from napl.models import Bericht, Berichtvoorkeur, Bestand, Deling, Gebruiker
from napl.registers import Dossierdeel, Dossierstuk, Dossierveld, berichtsoorten, dossierdelen

ONBEKEND = "iemand van wie het account is gewist"


def _bestanden(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:
    rows = Bestand.objects.filter(eigenaar=gebruiker)
    chosen = [row for row in rows.order_by("aangemaakt_op", "pk") if keuze in {None, str(row.pk)}]
    return [_bestand(row) for row in chosen]


def _bestand(row: Bestand) -> Dossierstuk:
    return Dossierstuk(
        row.naam,
        (
            Dossierveld("soort", "Soort", row.soort),
            Dossierveld("type", "Type", row.naam.rpartition(".")[2].upper()),
            Dossierveld("aangemaakt_op", "Bewaard op", row.aangemaakt_op),
            Dossierveld("verloopt_op", "Wordt gewist op", row.verloopt_op),
        ),
        [],
        [row],
    )


def _erase_bestanden(gebruiker: Gebruiker, at: datetime) -> int:
    rows = list(Bestand.objects.filter(eigenaar=gebruiker).select_related("eigenaar"))
    for row in rows:
        delete_bestand(row, by=gebruiker, at=at)
    return len(rows)


def _delingen(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:  # noqa: ARG001
    rows = Deling.objects.filter(eigenaar=gebruiker).prefetch_related("inzagen__gebruiker")
    return [_deling(row) for row in rows.order_by("aangemaakt_op", "pk")]


def _deling(row: Deling) -> Dossierstuk:
    deel = dossierdelen.get(row.deel)
    looks = [
        Dossierstuk(
            f"Bekeken door {inzage.gebruiker.email if inzage.gebruiker else ONBEKEND}",
            (Dossierveld("op", "Op", inzage.op), Dossierveld("wat", "Wat", inzage.wat)),
        )
        for inzage in sorted(row.inzagen.all(), key=lambda inzage: inzage.op)
    ]
    return Dossierstuk(
        f"{deel.titel if deel else row.deel} gedeeld met {row.ontvanger_email}",
        (
            Dossierveld("ontvanger", "Gedeeld met", row.ontvanger_email),
            Dossierveld("deel", "Deel", row.deel),
            Dossierveld("keuze", "Keuze", row.keuze),
            Dossierveld("geldig_van", "Van", row.geldig_van),
            Dossierveld("geldig_tot", "Tot (niet tot en met)", row.geldig_tot),
            Dossierveld("ingetrokken_op", "Ingetrokken op", row.ingetrokken_op),
            Dossierveld("bericht", "Uw bericht", row.bericht),
        ),
        looks,
    )


def _erase_delingen(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001
    return Deling.objects.filter(eigenaar=gebruiker).delete()[1].get("napl.Deling", 0)


def _berichten(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:  # noqa: ARG001
    rows = Bericht.objects.filter(gebruiker=gebruiker).order_by("klaargezet_op", "pk")
    return [
        Dossierstuk(
            row.onderwerp,
            (
                Dossierveld("klaargezet_op", "Op", row.klaargezet_op),
                Dossierveld("tekst", "Tekst", row.tekst),
            ),
        )
        for row in rows
    ]


def _erase_berichten(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001
    return Bericht.objects.filter(gebruiker=gebruiker).delete()[0]


def _voorkeuren(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:  # noqa: ARG001
    rows = Berichtvoorkeur.objects.filter(gebruiker=gebruiker).order_by("soort")
    return [_voorkeur(row) for row in rows]


def _voorkeur(row: Berichtvoorkeur) -> Dossierstuk:
    soort = berichtsoorten.get(row.soort)
    return Dossierstuk(
        soort.titel if soort else row.soort,
        (
            Dossierveld("soort", "Soort", row.soort),
            Dossierveld("ritme", "Wanneer", row.get_ritme_display()),
            Dossierveld("gewijzigd_op", "Gekozen op", row.gewijzigd_op),
        ),
    )


def _erase_voorkeuren(gebruiker: Gebruiker, at: datetime) -> int:
    """Forget the choices; what waited for a mail with several in it goes out by itself."""
    waiting = Bericht.objects.filter(gebruiker=gebruiker, status=BerichtStatus.WACHT)
    waiting.update(status=BerichtStatus.KLAARGEZET, volgende_poging_op=at)
    return Berichtvoorkeur.objects.filter(gebruiker=gebruiker).delete()[0]


DELEN = {
    "bestanden": Dossierdeel(
        "Bestanden",
        "De bestanden die u bewaart, zoals certificaten. Ook op de schijf worden zij gewist.",
        _bestanden,
        _erase_bestanden,
        keuzes=lambda gebruiker: [
            (str(pk), naam)
            for pk, naam in Bestand.objects.filter(eigenaar=gebruiker)
            .order_by("naam")
            .values_list("pk", "naam")
        ],
    ),
    "delingen": Dossierdeel(
        "Wat u deelt",
        "Met wie u iets deelt of deelde, en wie wanneer keek.",
        _delingen,
        _erase_delingen,
        deelbaar=False,
    ),
    "berichten": Dossierdeel(
        "E-mail die wij u stuurden",
        "De e-mails van het register aan u.",
        _berichten,
        _erase_berichten,
        deelbaar=False,
    ),
    "berichtvoorkeuren": Dossierdeel(
        "Welke e-mail u krijgt",
        "Wat u koos op de pagina ‘E-mail kiezen’. Wist u dit, dan komt alle e-mail weer meteen.",
        _voorkeuren,
        _erase_voorkeuren,
        deelbaar=False,
    ),
}
