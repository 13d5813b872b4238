"""Load the paths that come with the register: the example of the application and the plausible paths.

Nobody adopted them, so they are published as ``voorbeeld``. Loading again changes nothing; changed content
becomes a new version beside the old one, and what somebody adopted or withdrew since is left alone.
"""

from collections import Counter
from datetime import datetime
from pathlib import Path

from django.db import transaction

from ontwikkelpaden.domain.bronpaden import DATA, Bronpad, read_bronpaden, read_bronverbanden
from ontwikkelpaden.domain.pad import change_pad, create_pad
from ontwikkelpaden.domain.padverband import link_paden
from ontwikkelpaden.domain.padversie import create_padversie, publish_padversie
from ontwikkelpaden.domain.queries.inhoud import read_inhoud
from ontwikkelpaden.models import Ontwikkelpad, Padversie

UITKOMSTEN = ("aangemaakt", "nieuwe_versie", "gewijzigd", "ongewijzigd", "overgeslagen")


@transaction.atomic
def load_paden(*, at: datetime, data: Path = DATA) -> dict[str, int]:
    """Bring the database in line with the data files and count per path one of ``UITKOMSTEN``."""
    tellingen = Counter(dict.fromkeys(UITKOMSTEN, 0))
    tellingen.update(_load(bronpad, at=at) for bronpad in read_bronpaden(data))
    _load_verbanden(data, at=at)
    return dict(tellingen)


def _load(bronpad: Bronpad, *, at: datetime) -> str:
    pad = Ontwikkelpad.objects.filter(slug=bronpad.slug).first()
    if pad is None:
        _publish(create_pad(bronpad.slug, bronpad.pad, by=None, at=at), bronpad, at=at)
        return "aangemaakt"
    actueel = Padversie.objects.actueel().filter(pad=pad).first()
    if actueel is None or not actueel.is_voorbeeld:
        return "overgeslagen"
    changed = change_pad(pad, bronpad.pad, by=None, at=at)
    if read_inhoud(actueel) != bronpad.inhoud:
        _publish(pad, bronpad, at=at)
        return "nieuwe_versie"
    return "gewijzigd" if changed else "ongewijzigd"


def _publish(pad: Ontwikkelpad, bronpad: Bronpad, *, at: datetime) -> None:
    versie = create_padversie(pad, bronpad.inhoud, by=None, at=at)
    publish_padversie(versie, by=None, at=at)


def _load_verbanden(data: Path, *, at: datetime) -> None:
    """Make the relations of the file; what somebody else laid between other paths stays."""
    paden = {pad.slug: pad for pad in Ontwikkelpad.objects.all()}
    for verband in read_bronverbanden(data):
        link_paden(
            paden[verband.van], paden[verband.naar], soort=verband.soort, grond=verband.grond, by=None, at=at
        )
