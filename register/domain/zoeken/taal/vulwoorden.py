"""Words of a need that say little about its subject: *ik wil leren omgaan met ouders* is about *ouders*.

Dutch stop words (ik, met, hoe) PostgreSQL leaves out by itself; these are the next ones.
"""

# Say nothing: left out, unless nothing else was asked.
_VULWOORDEN = """
allemaal alsmaar altijd bedenken beste beter betere blijf blijft blijven dag dagen doe doen doet durf durft
durven echt eigenlijk elkaar elkaars enkele erg even ga gaan gaat gebruik gebruiken gebruikt gewoon goed
goede graag handig handige heel hele help hoeveel hulp iedereen iets jou jouw jullie keer kies kiezen kom
komen komt kost kosteloos kosten krijg krijgen krijgt laat laten leuk leuke lukken lukt maak maakt maken
makkelijk makkelijke misschien moeite moeten mogen nodig onze paar probeer proberen snel snelle soms staan
staat steeds tip tips vaak verzinnen vind vinden vindt vooral waar waarom wanneer weet weinig welke weten
willen wilt wou zet zetten zit zitten zoek zoeken zoekt zomaar
"""
# Say where it happens or in what shape it is learned, not what it is about. They are not needed to match;
# what has them stands higher. Alone, or with only words like these, they are asked as any other word.
_BIJWOORDEN = """
aanpak aanpakken bijscholing collega collegas cursus cursussen docent docenten dragen eerste geef geeft
geven groep groepen inzetten jaar jongen jongens jongere jongeren juf kind kinderen klas klaslokaal klassen
leer leerkracht leerkrachten leerling leerlingen leert leraar leraren leren les lesgeven lessen lokaal
meester meisje meisjes nascholing nieuwe omgaan onderwijs opleiding opleidingen puber pubers scholen scholing
school student studenten team teams thuis tijd training trainingen werk werken werkt workshop
"""
# Parts of verbs that can stand at the end of a sentence.
_VOORZETSELS = "aan af bij door in mee na om op terug toe uit voor weg"
VOORZETSELS = frozenset(_VOORZETSELS.split())
VULWOORDEN = frozenset(_VULWOORDEN.split())
BIJWOORDEN = frozenset(_BIJWOORDEN.split())


def is_vulwoord(word: str) -> bool:
    return word in VULWOORDEN


def is_bijwoord(word: str) -> bool:
    """Tell whether a word is only the setting; an apostrophe makes no difference (collega's)."""
    return word.replace("'", "") in BIJWOORDEN
