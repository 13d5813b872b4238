"""The questions of a zelfevaluatie as its page shows them: form, meaning of each level, earlier answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from napl.fouten import Domeinfout
from ontwikkelpaden.domain.queries.ontwikkeling import Moment, Ontwikkeling
from ontwikkelpaden.domain.zelfevaluatie import Gegeven, afdruk_of
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.forms.zelfevaluatie import WEET_NIET, Antwoordformulier, initial_of
from ontwikkelpaden.models import Subdimensie, Zelfevaluatie, Zelfevaluatieantwoord


@dataclass(frozen=True)
class Keuze:
    """A level that can be chosen: its code and name, what it means here, and whether it is chosen."""

    code: str
    naam: str
    uitleg: str
    gekozen: bool


@dataclass
class Vraag:
    nummer: int
    subdimensie: Subdimensie
    dimensie: str
    form: Antwoordformulier
    keuzes: tuple[Keuze, ...]
    # What was said at earlier moments, the last one first.
    eerder: tuple[Moment, ...]
    # What is kept of it in this moment; None: nothing yet.
    antwoord: Zelfevaluatieantwoord | None
    # What stands in the register now, when it is not what this page was made from.
    elders: Zelfevaluatieantwoord | None = None

    @property
    def beantwoord(self) -> bool:
        return self.antwoord is not None

    @property
    def prefix(self) -> str:
        return prefix_of(self.subdimensie)


def prefix_of(subdimensie: Subdimensie) -> str:
    return f"s{subdimensie.pk}"


def build_vragen(
    evaluatie: Zelfevaluatie, ontwikkeling: Ontwikkeling, data: QueryDict | None = None
) -> list[Vraag]:
    """Return one question per part; ``data`` is what was posted."""
    rows = {row.subdimensie_id: row for row in evaluatie.antwoorden.all()}
    # Its own, so that a digest can be renewed before the page is shown again.
    data = data.copy() if data is not None else None
    vragen = []
    for nummer, onderdeel in enumerate(ontwikkeling.onderdelen, start=1):
        sub = onderdeel.subdimensie
        form = Antwoordformulier(
            data,
            niveaus=ontwikkeling.versie.niveaus,
            prefix=prefix_of(sub),
            initial=initial_of(rows.get(sub.pk)),
        )
        vragen.append(
            Vraag(
                nummer=nummer,
                subdimensie=sub,
                dimensie=onderdeel.dimensie,
                form=form,
                keuzes=_choices(form, ontwikkeling.versie.niveaus, onderdeel.teksten),
                eerder=tuple(reversed(onderdeel.momenten)),
                antwoord=rows.get(sub.pk),
            )
        )
    return vragen


def gegevens_of(vragen: Sequence[Vraag]) -> dict[Subdimensie, Gegeven]:
    return {vraag.subdimensie: vraag.form.gegeven() for vraag in vragen}


def show_fouten(vragen: Sequence[Vraag], fouten: Mapping[int, Domeinfout]) -> None:
    """Put what the domain refused at the field that it is about."""
    for vraag in vragen:
        fout = fouten.get(vraag.subdimensie.pk)
        if fout is not None:
            vraag.form.add_error(fout.veld if fout.veld in vraag.form.fields else None, fout.melding)


def refresh(vragen: Sequence[Vraag], evaluatie: Zelfevaluatie) -> None:
    """Take what stands in the database now as what was read, so that saving again can go through."""
    rows = {row.subdimensie_id: row for row in Zelfevaluatieantwoord.objects.filter(zelfevaluatie=evaluatie)}
    for vraag in vragen:
        row = rows.get(vraag.subdimensie.pk)
        data = vraag.form.data
        assert isinstance(data, QueryDict)  # noqa: S101 - copied in build_vragen
        name = vraag.form.add_prefix("gelezen")
        if vraag.form.errors and row is not None and data.get(name) != afdruk_of(row):
            vraag.elders = row
        data[name] = afdruk_of(row)


def first_open(vragen: Sequence[Vraag]) -> int:
    """Return the question to begin with: the first with an error, else the first without an answer."""
    for vraag in vragen:
        if vraag.form.is_bound and vraag.form.errors:
            return vraag.nummer
    return next((vraag.nummer for vraag in vragen if not vraag.beantwoord), 1)


def _choices(
    form: Antwoordformulier, niveaus: Sequence[str], teksten: Mapping[str, str]
) -> tuple[Keuze, ...]:
    chosen = form["niveau"].value() or ""
    known = tuple(Keuze(code, Niveau(code).label, teksten.get(code, ""), chosen == code) for code in niveaus)
    return (
        *known,
        Keuze(WEET_NIET, "Weet ik nog niet", "Dat mag. U kunt het later invullen.", chosen == WEET_NIET),
    )
