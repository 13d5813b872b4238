"""Keep the synonym rules: the verbs of the redactie."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, models, transaction
from django.db.models import Q

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy
from register.domain.zoeken.synoniemen import to_words
from register.enums import Synoniemherkomst, Synoniemrichting
from register.models import Synoniem
from register.models.synoniem import MAX_TERM, MAX_TOELICHTING

BEHEER = "register.beheer_synoniemen"
MAX_WOORDEN = 6
REGELSLOT = 0x53594E4F  # any constant will do, as long as it is the only one
TEKENS = re.compile(r"[^\W_](?:[^\W_]|[ '’.,&/+-])*")
# Alone they say nothing; with them a rule would find the whole register.
ZONDER_BETEKENIS = frozenset(
    re.findall(
        r"\w+",
        "aan als bij dat de die dit door een en er het hoe ik in is je met mijn na naar niet of om op over "
        "te tot u uit van veel voor wat we wel wie zij zijn zo onderwijs school",
    )
)
TEGELIJK = "Iemand anders heeft deze regel intussen gewijzigd. Nu staat er: %s. Kijk of u nog hetzelfde wilt."


@dataclass(frozen=True)
class Synoniemgegevens:
    """What somebody tells about a rule."""

    van: str
    naar: str
    richting: str
    toelichting: str = ""

    @property
    def sleutels(self) -> tuple[str, str]:
        return " ".join(to_words(self.van)), " ".join(to_words(self.naar))

    def velden(self) -> dict[str, str]:
        """Return the fields of the model, in the way in which they are stored."""
        van_sleutel, naar_sleutel = self.sleutels
        return {
            "van": tidy(self.van).lower(),
            "naar": tidy(self.naar).lower(),
            "van_sleutel": van_sleutel,
            "naar_sleutel": naar_sleutel,
            "richting": self.richting,
            "toelichting": tidy(self.toelichting),
        }


@transaction.atomic
def add_synoniem(gegevens: Synoniemgegevens, *, by: Gebruiker, at: datetime) -> Synoniem:
    """Add a rule; one for the same pair that was removed before comes back to life."""
    require_recht(by, BEHEER)
    lock_regels()
    check_gegevens(gegevens)
    values = {**gegevens.velden(), "actief": True, "herkomst": Synoniemherkomst.REDACTIE, "gewijzigd_op": at}
    removed = _same_pair(gegevens).select_for_update().order_by("-pk").first()
    if removed is None:
        synoniem = Synoniem.objects.create(**values)
    else:
        synoniem = removed
        save_fields(synoniem, **values, versie=synoniem.versie + 1)
    record_gebeurtenis(
        synoniem, "synoniem.toegevoegd", by=by, at=at, gegevens={"richting": gegevens.richting}
    )
    return synoniem


@transaction.atomic
def change_synoniem(
    synoniem: Synoniem, gegevens: Synoniemgegevens, *, versie: int, by: Gebruiker, at: datetime
) -> Synoniem:
    """Change a rule; ``versie`` is the one that the changer saw, so that nobody's work is overwritten."""
    require_recht(by, BEHEER)
    lock_regels()
    synoniem = _locked(synoniem, versie)
    check_gegevens(gegevens, behalve=synoniem)
    values = gegevens.velden()
    changed = sorted(naam for naam, value in values.items() if getattr(synoniem, naam) != value)
    if changed:
        _save(synoniem, at=at, **values)
        record_gebeurtenis(synoniem, "synoniem.gewijzigd", by=by, at=at, gegevens={"velden": list(changed)})
    return synoniem


@transaction.atomic
def remove_synoniem(synoniem: Synoniem, *, versie: int, by: Gebruiker, at: datetime) -> None:
    """Switch a rule off for good; the row stays, so that loading the file does not bring it back."""
    require_recht(by, BEHEER)
    synoniem = _locked(synoniem, versie)
    _save(synoniem, at=at, actief=False)
    record_gebeurtenis(synoniem, "synoniem.verwijderd", by=by, at=at)


def lock_regels() -> None:
    """Let one transaction at a time write rules: whether a pair is new is a question about all of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGELSLOT])


def check_gegevens(gegevens: Synoniemgegevens, *, behalve: Synoniem | None = None) -> None:
    """Raise Domeinfout when this cannot become a rule; ``behalve`` is the rule that is being changed."""
    check_vorm(gegevens)
    same = _same_pair(gegevens).filter(actief=True).first()
    if same is not None and same != behalve:
        raise Domeinfout(f"Voor deze twee woorden is er al een regel: {same}.", veld="naar")


def check_vorm(gegevens: Synoniemgegevens) -> None:
    """Raise Domeinfout when these words cannot be a rule, whatever other rules there are."""
    for veld in ("van", "naar"):
        _check_term(getattr(gegevens, veld), veld)
    van, naar = gegevens.sleutels
    if van == naar:
        raise Domeinfout("Dit is voor de zoekmachine hetzelfde woord. Kies een ander woord.", veld="naar")
    if gegevens.richting not in Synoniemrichting.values:
        raise Domeinfout("Kies een richting.", veld="richting")
    if len(tidy(gegevens.toelichting)) > MAX_TOELICHTING:
        raise Domeinfout(f"Gebruik hooguit {MAX_TOELICHTING} tekens.", veld="toelichting")


def _check_term(term: str, veld: str) -> None:
    words = to_words(term)
    if not words:
        raise Domeinfout("Vul een woord in met letters of cijfers.", veld=veld)
    if not TEKENS.fullmatch(tidy(term)):
        raise Domeinfout("Gebruik alleen letters, cijfers, spaties en de tekens ' - . , & / +.", veld=veld)
    if max(len(tidy(term).lower()), len(" ".join(words))) > MAX_TERM:
        raise Domeinfout(f"Gebruik hooguit {MAX_TERM} tekens.", veld=veld)
    if len(words) > MAX_WOORDEN:
        raise Domeinfout(f"Gebruik hooguit {MAX_WOORDEN} woorden.", veld=veld)
    if all(len(word) == 1 or word in ZONDER_BETEKENIS for word in words):
        raise Domeinfout("Dit woord zegt te weinig. Het zou bijna alles vinden.", veld=veld)


def _same_pair(gegevens: Synoniemgegevens) -> models.QuerySet[Synoniem]:
    """Return the rules for these two terms, in whichever order."""
    van, naar = gegevens.sleutels
    return Synoniem.objects.filter(
        Q(van_sleutel=van, naar_sleutel=naar) | Q(van_sleutel=naar, naar_sleutel=van)
    )


def _locked(synoniem: Synoniem, versie: int) -> Synoniem:
    synoniem = lock(synoniem)
    if not synoniem.actief:
        raise Domeinfout("Deze regel is intussen verwijderd.")
    if synoniem.versie != versie:
        raise Domeinfout(TEGELIJK % synoniem)
    return synoniem


def _save(synoniem: Synoniem, *, at: datetime, **values: object) -> None:
    save_fields(
        synoniem,
        **values,
        herkomst=Synoniemherkomst.REDACTIE,
        versie=synoniem.versie + 1,
        gewijzigd_op=at,
    )
