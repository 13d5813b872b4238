"""How complete a traject is: what is missing, and why teachers need it. It counts, it does not judge."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from register.domain.samenvatting import can_be_found
from register.domain.trajecteditor.secties import SECTIE_VAN
from register.enums import Trajectsectie
from register.models import Trajectversie, Uitvoering


@dataclass(frozen=True)
class Eis:
    """Something that teachers look for; ``nodig`` when nothing can be published without it."""

    veld: str
    naam: str
    waarom: str
    nodig: bool = False

    @property
    def sectie(self) -> Trajectsectie:
        return SECTIE_VAN.get(self.veld, Trajectsectie.UITVOERINGEN)


EISEN = (
    Eis("naam", "Een naam", "Zonder naam kan niemand het traject terugvinden.", nodig=True),
    Eis(
        "samenvatting",
        "Een samenvatting",
        "Dit lezen leraren in de zoekresultaten. Zij kiezen erop.",
        nodig=True,
    ),
    Eis(
        "soort", "Het soort traject", "Leraren willen weten of het een cursus is of een opleiding van jaren."
    ),
    Eis("vorm", "De vorm", "Voor een beurs of een diploma telt of het formeel is."),
    Eis("website", "Een webpagina", "Daar melden leraren zich aan.", nodig=True),
    Eis(
        "doelgroep",
        "Voor wie het is",
        "Een leraar ziet dan meteen of het ook voor hem of haar is.",
        nodig=True,
    ),
    Eis("sectoren", "De sectoren", "Bijna iedereen zoekt eerst op po, vo of mbo.", nodig=True),
    Eis("onderwijstypen", "De onderwijstypen", "Wie op het vmbo werkt, zoekt wat daar past."),
    Eis("ervaringsjaren", "De ervaring", "Starters zoeken iets anders dan wie al tien jaar lesgeeft."),
    Eis(
        "open_voor_individu", "Of men zich zelf kan aanmelden", "Anders vraagt een leraar het u, of haakt af."
    ),
    Eis(
        "beschrijving",
        "Wat deelnemers doen",
        "Leraren willen weten hoe een bijeenkomst eruitziet.",
        nodig=True,
    ),
    Eis(
        "leeruitkomsten",
        "Wat deelnemers daarna kunnen",
        "Hieraan ziet een leraar wat het oplevert in de klas.",
        nodig=True,
    ),
    Eis("themas", "De thema’s", "Op thema zoeken leraren het meest."),
    Eis("afronding", "Hoe men het afrondt", "Leraren willen weten of er een toets, opdracht of bewijs is."),
    Eis(
        "typeringen",
        "Een ontwikkelpad en niveau",
        "Zo vindt een leraar wat past bij waar hij of zij heen wil.",
    ),
    Eis("werkvormen", "De werkvormen", "Ruim de helft van de leraren kan trajecten hierop niet vergelijken."),
    Eis("aanpakken", "Wat het werkzaam maakt", "Leraren en scholen willen weten waarom dit werkt."),
    Eis("studielast_waarde", "De studielast", "Tijd is voor leraren het grootste bezwaar. Wees eerlijk."),
    Eis("duur_maanden", "De duur", "Een school maakt het rooster een jaar vooruit."),
    Eis("toelatingseisen", "De toelatingseisen", "Niemand wil na de aanmelding horen dat het niet kan."),
    Eis("accreditatie", "De accreditatie", "Ook ‘geen’ is een antwoord. Voor een beurs is het nodig."),
    Eis("uitvoering", "Een uitvoering die nog komt", "Zonder datum en plaats kan niemand meedoen."),
    Eis(
        "prijs", "Een prijs bij een uitvoering", "Zonder prijs komt u niet in een zoekvraag met een maximum."
    ),
)


@dataclass(frozen=True)
class Volledigheid:
    """What is filled in and what is not, of what teachers look for."""

    ontbreekt: tuple[Eis, ...]
    totaal: int = len(EISEN)

    @property
    def gevuld(self) -> int:
        return self.totaal - len(self.ontbreekt)

    @property
    def nodig(self) -> list[Eis]:
        """What has to be there before an aanbieder can publish."""
        return [eis for eis in self.ontbreekt if eis.nodig]

    @property
    def wenselijk(self) -> list[Eis]:
        return [eis for eis in self.ontbreekt if not eis.nodig]

    def in_sectie(self, sectie: Trajectsectie) -> list[Eis]:
        return [eis for eis in self.ontbreekt if eis.sectie == sectie]


def eisen_van(sectie: Trajectsectie) -> list[Eis]:
    return [eis for eis in EISEN if eis.sectie == sectie]


def measure(versie: Trajectversie, uitvoeringen: Iterable[Uitvoering], peildatum: date) -> Volledigheid:
    """Measure one version; rows that were prefetched are not read again."""
    komend = [row for row in uitvoeringen if can_be_found(row, peildatum)]
    elders: Mapping[str, Callable[[], bool]] = {
        "typeringen": lambda: bool(versie.typeringen.all()),
        "aanpakken": lambda: bool(versie.aanpakken.all()),
        "open_voor_individu": lambda: versie.open_voor_individu is not None,
        "uitvoering": lambda: bool(komend),
        "prijs": lambda: any(row.prijs is not None for row in komend),
    }
    return Volledigheid(
        tuple(
            eis
            for eis in EISEN
            if not (elders[eis.veld]() if eis.veld in elders else bool(getattr(versie, eis.veld)))
        )
    )
