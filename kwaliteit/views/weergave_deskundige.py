"""How pages show what a deskundige knows and declared."""

from kwaliteit.domain.deskundige.partijen import name_of
from kwaliteit.models import Band, Deskundige
from napl.enums import Sector
from register.enums import Thema


def show_kennis(deskundige: Deskundige) -> list[tuple[str, str]]:
    rows = (
        ("Sectoren", [Sector(code).label for code in deskundige.sectoren]),
        ("Ontwikkelpaden", sorted(pad.naam for pad in deskundige.paden.all())),
        ("Thema's", [Thema(code).label for code in deskundige.themas]),
        ("Werkzame aanpakken", sorted(aanpak.naam for aanpak in deskundige.aanpakken.all())),
    )
    return [(naam, ", ".join(values) or "Niet opgegeven") for naam, values in rows]


def show_banden(deskundige: Deskundige) -> list[dict[str, object]]:
    """Return the ties as declared, what holds first; taken-back ones stay away."""
    rows = Band.objects.filter(deskundige=deskundige, teruggenomen_op=None).select_related(
        "organisatie", "aanbieder", "traject__live"
    )
    return [
        {"band": row, "wat": name_of(row)}
        for row in sorted(rows, key=lambda row: (row.geldig_tot is not None, row.soort, row.pk))
    ]
