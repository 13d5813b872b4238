"""The words of the kwaliteitskader."""

from django.db.models import TextChoices


class KaderStatus(TextChoices):
    """In ``CONSULTATIE`` everybody can read a version and react, but nothing is judged by it."""

    CONCEPT = "concept", "Concept"
    CONSULTATIE = "consultatie", "In consultatie"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    VERVALLEN = "vervallen", "Vervallen"


KADER_OVERGANGEN: dict[KaderStatus, frozenset[KaderStatus]] = {
    KaderStatus.CONCEPT: frozenset({KaderStatus.CONSULTATIE, KaderStatus.VERVALLEN}),
    KaderStatus.CONSULTATIE: frozenset({KaderStatus.CONCEPT, KaderStatus.VASTGESTELD, KaderStatus.VERVALLEN}),
    KaderStatus.VASTGESTELD: frozenset({KaderStatus.VERVALLEN}),
    KaderStatus.VERVALLEN: frozenset(),
}
KADER_VOORLOPIG = frozenset({KaderStatus.CONCEPT, KaderStatus.CONSULTATIE})


class Criteriumset(TextChoices):
    """To which set a criterion belongs, and which set a version judges by (application, bijlage 2).

    The extended set holds the minimal one. While a version judges by the minimal set, labs try the rest.
    """

    MINIMAAL = "minimaal", "Minimale set"
    UITGEBREID = "uitgebreid", "Uitgebreide set"


class Bronsoort(TextChoices):
    """Where knowledge comes from: evidence-informed is research and practice both (application, pijler 4)."""

    ONDERZOEK = "onderzoek", "Onderzoek"
    STELSEL = "stelsel", "Bestaand stelsel van kwaliteitszorg"
    PRAKTIJK = "praktijk", "Kennis uit de praktijk"
    PROGRAMMA = "programma", "Programma NAPL"


class Stelsel(TextChoices):
    NVAO = "nvao", "NVAO"
    LPNPO = "lpnpo", "LPNPO"


class Stelselonderdeel(TextChoices):
    """What a criterion can be laid beside: NVAO's four standards and LPNPO's four agreements."""

    NVAO_1 = "nvao-1", "Beoogde eindkwalificaties"
    NVAO_2 = "nvao-2", "Onderwijsleeromgeving"
    NVAO_3 = "nvao-3", "Toetsing"
    NVAO_4 = "nvao-4", "Gerealiseerde eindkwalificaties"
    LPNPO_1 = "lpnpo-1", "Niveau van het onderwijsinstituut"
    LPNPO_2 = "lpnpo-2", "Kwaliteit van de docenten"
    LPNPO_3 = "lpnpo-3", "Systematische evaluatie van de opleidingen"
    LPNPO_4 = "lpnpo-4", "Structurele verbinding met de wetenschap"

    @property
    def stelsel(self) -> Stelsel:
        return Stelsel(self.value.partition("-")[0])

    @property
    def nummer(self) -> int:
        return int(self.value.rpartition("-")[2])


class Dekking(TextChoices):
    """How much of a criterion a judgement by the other system already says."""

    GEHEEL = "geheel", "Dekt het criterium"
    DEELS = "deels", "Dekt een deel van het criterium"


class Openstellingbereik(TextChoices):
    """For which trajecten a path is open: the first phase is for what is accredited already."""

    GEACCREDITEERD = "geaccrediteerd", "Formele trajecten met een accreditatie"
    ALLE = "alle", "Alle trajecten"


class Bevindingsoort(TextChoices):
    """What a lab noticed about a criterion."""

    WERKT = "werkt", "Het criterium werkt goed"
    ONDUIDELIJK = "onduidelijk", "Het criterium is onduidelijk"
    NIET_HAALBAAR = "niet-haalbaar", "Het criterium is niet haalbaar"
    MIST = "mist", "Er mist iets"
