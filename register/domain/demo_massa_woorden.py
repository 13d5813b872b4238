"""Made-up Dutch texts for measurements: few words often, many words seldom, as in real texts (Zipf).

The words are those of the data of this repository, and compounds of them; thousands of each.
"""

import csv
import random
from bisect import bisect
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from django.conf import settings

_BRONNEN = {
    "register/data/trajecten.csv": ("naam", "beschrijving", "thema"),
    "register/data/vakken.csv": ("naam",),
    "ontwikkelpaden/data/ontwikkelpaden.csv": ("naam", "omschrijving", "taken", "domeinen"),
}
_BEGIN = (
    "aanvangs,arbeids,basis,begaafdheids,beeld,begrips,behoefte,bekwaamheids,beroeps,beweeg,biologie,bouw,"
    "burgerschaps,communicatie,cultuur,curriculum,data,denk,dialoog,didactiek,dyslexie,economie,examen,"
    "feedback,filosofie,formatie,gedrags,gespreks,gezondheids,groeps,handelings,handschrift,identiteits,"
    "informatie,instructie,jeugd,kennis,kleuter,klassen,kunst,kwaliteits,landschaps,leer,leerling,lees,les,"
    "leiderschaps,loopbaan,media,mentor,milieu,motivatie,muziek,natuur,nieuwkomers,observatie,omgevings,"
    "onderbouw,onderzoeks,ontwerp,ontwikkel,ouder,overgangs,pedagogiek,peuter,plan,praktijk,praat,proces,"
    "programmeer,reflectie,reken,relatie,robotica,schaal,school,schrijf,sociaal,speel,spel,spelling,sport,"
    "spraak,staats,starters,stem,studie,taal,team,techniek,theater,thema,toets,traject,uitleg,vak,"
    "vaardigheids,veiligheids,verhaal,verteltaal,verzuim,vmbo,vo,voorlees,werk,wereld,wetenschaps,wiskunde,"
    "woordenschat,zorg,zelfstandigheids,zintuig"
)
_EIND = (
    "aanbod,aanpak,activiteit,advies,afspraken,agenda,analyse,atelier,begeleider,begeleiding,beleid,bezoek,"
    "bijeenkomst,boek,coach,cultuur,cursus,cyclus,dag,dialoog,didactiek,doelen,dossier,expert,experiment,"
    "gesprek,gids,groep,hulp,instructie,kaart,kader,kamer,kennis,klas,kring,kunde,laboratorium,leergang,"
    "leerlijn,lessen,lijn,lokaal,materiaal,meester,methode,methodiek,model,motivatie,netwerk,niveau,"
    "observatie,omgeving,onderwijs,onderzoek,ondersteuning,ontwerp,ontwikkeling,opdracht,opleider,oefening,"
    "opbrengst,overleg,partner,plan,platform,portfolio,praktijk,probleem,programma,proef,project,raad,"
    "rapport,reeks,regie,repertoire,routine,scholing,school,schrift,specialist,spel,sprong,stage,starter,"
    "stof,strategie,structuur,stuk,taak,taal,tafel,team,test,thema,toets,traject,training,uitwerking,uur,"
    "vaardigheid,verhaal,verslag,visie,vraag,vragen,werk,werkplaats,werkvorm,wijzer,winst,zorg"
)
_ZINNEN = (
    "U oefent met {}, {} en {} in uw eigen klas.",
    "Tussen de bijeenkomsten bezoekt u lessen van collega's over {} en {}.",
    "U krijgt feedback op uw {} en past {} stap voor stap aan.",
    "De begeleiders zijn ervaren leraren met kennis van {}, {} en {}.",
    "Aan het eind legt u uw plan voor {} voor aan uw team en uw schoolleider.",
    "U leest korte artikelen over {} en {} en vertaalt die naar {}.",
    "Samen met drie collega's ontwerpt u {} en verbetert u {} na elke ronde.",
    "Wij besteden aandacht aan {}, {}, {} en {}.",
    "Na afloop werkt u zelfstandig aan {} en helpt u anderen bij {}.",
    "Er is ruimte voor vragen over {}, {} en {}.",
)
_HELFT = 4
MIN_WOORD = 4


class Tekstmaker:
    """Makes texts; the same for the same state of the generator."""

    @cached_property
    def words(self) -> list[str]:
        """Return the words by how often they are used: those of the data first, then the compounds."""
        found: dict[str, int] = {}
        for text in _texts():
            for word in text.split():
                plain = word.strip(".,;:()\"'?!").lower()
                if len(plain) >= MIN_WOORD and plain.isalpha():
                    found[plain] = found.get(plain, 0) + 1
        known = sorted(found, key=lambda word: (-found[word], word))
        compounds = [
            left + right for left in _BEGIN.split(",") for right in _EIND.split(",") if left != right
        ]
        random.Random(len(compounds)).shuffle(compounds)  # noqa: S311 - an order that is always the same
        merged: list[str] = []
        for number, word in enumerate(known):
            # After the words that everybody uses, compounds stand among the plain ones.
            merged.append(word)
            if number > len(known) // _HELFT:
                merged += compounds[-2:]
                del compounds[-2:]
        return list(dict.fromkeys(merged + compounds))

    @cached_property
    def _weights(self) -> list[float]:
        return list(accumulate(1 / (rank + 10) for rank in range(len(self.words))))

    def word(self, rng: random.Random) -> str:
        return self.words[bisect(self._weights, rng.random() * self._weights[-1])]

    def description(self, rng: random.Random) -> str:
        sentences = rng.choices(_ZINNEN, k=rng.randint(8, 16))
        return " ".join(
            sentence.format(*[self.word(rng) for _ in range(sentence.count("{}"))]) for sentence in sentences
        )


def _texts() -> list[str]:
    texts = []
    for naam, velden in _BRONNEN.items():
        with (Path(settings.BASE_DIR) / naam).open(encoding="utf-8", newline="") as file:
            texts += [row[veld] for row in csv.DictReader(file) for veld in velden]
    return texts
