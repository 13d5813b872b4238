"""What the page says about the words of a search: short, true, and with a way to have it otherwise."""

from dataclasses import replace

from django.utils.html import strip_tags

from napl.paginering import Pagina
from register.domain.zoeken import Groep, Zoekuitslag, Zoekvraag, Zoekwijze
from register.domain.zoeken.taal.groepen import Alternatief, Zoekwoorden
from register.views.zoekuitleg import Uitleg, explain


def groep(woord: str, /, door: str = "", **wijzen: str) -> Groep:
    """Make the group of a word; keywords are ways, with words parted by commas."""
    found = [Alternatief((), Zoekwijze.PRECIES, woord)]
    for wijze, words in wijzen.items():
        found += [Alternatief((), Zoekwijze(wijze), word) for word in words.split(",")]
    return Groep(woord, tuple(found), vervangen_door=door)


def told(
    q: str,
    *groepen: Groep,
    nodig: int | None = None,
    meest: int = 0,
    aantal: int = 7,
    precies: bool = False,
) -> Uitleg | None:
    return explain(
        Zoekuitslag(
            Zoekvraag(q=q, precies=precies),
            Pagina([], aantal, 1, 20),
            woorden=Zoekwoorden(groepen, zonder_betekenis=not groepen),
            woorden_nodig=len(groepen) if nodig is None else nodig,
            woorden_meest=meest,
        ),
        precies_url="?precies",
        ruim_url="?ruim",
    )


def text(q: str, *groepen: Groep, **rest: int) -> str:
    uitleg = told(q, *groepen, **rest)  # type: ignore[arg-type]
    return strip_tags(" ".join(uitleg.zinnen)) if uitleg else ""


def test_a_word_that_is_found_as_it_stands_needs_no_word() -> None:
    assert told("lesson", groep("lesson")) is None
    assert told("", groep("lesson")) is None


def test_synonyms_are_named_once_and_the_stretch_can_be_turned_off() -> None:
    uitleg = told("Rekencoördinator", groep("rekencoordinator", synoniem="rekenexpert,…rekenexpert…"))
    assert uitleg is not None
    assert uitleg.zinnen == (
        "Resultaten voor <strong>Rekencoördinator</strong>, ook gezocht op ‘rekenexpert’.",
    )
    assert (uitleg.precies_url, uitleg.ruim_url) == ("?precies", "")


def test_only_a_few_of_many_words_are_named_of_each_group_in_turn() -> None:
    said = text(
        "leerkracht po",
        groep("leerkracht", synoniem="docent,leraar,meester,juf,onderwijzer"),
        groep("po", synoniem="basisschool,primair onderwijs"),
    )
    assert said.endswith("ook gezocht op ‘docent’, ‘basisschool’, ‘leraar’ en nog 4 andere woorden.")
    four = text("nt2", groep("nt2", synoniem="a,b,c,d"))
    assert four.endswith("ook gezocht op ‘a’, ‘b’, ‘c’ en ‘d’."), "one more is named, not counted"


def test_a_word_that_was_asked_already_is_no_other_word() -> None:
    said = text(
        "gedrag klassenmanagement", groep("gedrag", synoniem="klassenmanagement"), groep("klassenmanagement")
    )
    assert said == ""
    said = text("orde houden", groep("orde houden", synoniem="klassenmanagement,orde"))
    assert said == "Resultaten voor orde houden, ook gezocht op ‘klassenmanagement’."


def test_a_word_is_named_with_its_accents_and_counts_as_asked_with_or_without() -> None:
    asked = Groep("creeren", groep("", samenstelling="…creer…").alternatieven, geschreven="creëren")
    other = groep("maken", synoniem="creëren,ontwerpen")
    assert text("creeren maken", asked, other) == (
        "Resultaten voor creeren maken, ook gezocht op ‘ontwerpen’ en langere woorden met ‘creëren’ erin."
    )


def test_longer_words_are_told_in_one_go() -> None:
    said = text(
        "taal school", groep("taal", samenstelling="…taal…"), groep("school", samenstelling="…school…")
    )
    assert said == "Resultaten voor taal school, ook gezocht op langere woorden met ‘taal’ of ‘school’ erin."


def test_a_correction_is_written_as_people_write_it_with_what_came_along() -> None:
    said = text(
        "rekencordinator",
        groep("rekencordinator", "rekencoördinator", tikfout="rekencoördinator", synoniem="rekenexpert"),
    )
    assert said == (
        "rekencordinator komt in geen enkel traject voor. Wij zochten op ‘rekencoördinator’. "
        "Wij zochten ook op ‘rekenexpert’."
    )


def test_a_begin_and_parts_are_told_for_what_they_are() -> None:
    assert text("rekenco", groep("rekenco", "rekencoördinator", begin="rekencoördinator")) == (
        "Bij rekenco zochten wij op woorden die zo beginnen: ‘rekencoördinator’."
    )
    assert text("leesklas", groep("leesklas", "lees klas", gesplitst="lees klas")) == (
        "leesklas komt in geen enkel traject voor. Wij zochten op ‘lees’ en ‘klas’ samen."
    )


def test_that_not_one_traject_has_all_words_is_said_and_no_results_are_promised_when_there_are_none() -> None:
    two, three = [groep("xyzzy"), groep("rekenen")], [groep("a"), groep("b"), groep("c")]
    assert text("xyzzy rekenen", *two, nodig=1) == (
        "Geen traject heeft allebei uw woorden. U ziet trajecten met één van de twee."
    )
    assert (
        text("a b c", *three, nodig=2) == "Geen traject heeft al uw woorden. U ziet trajecten met 2 van de 3."
    )
    assert text("xyzzy rekenen", *two, nodig=1, meest=2) == (
        "Weinig trajecten hebben allebei uw woorden. U ziet ook trajecten met één van de twee."
    )
    assert text("a b c", *three, nodig=2, aantal=0) == "Geen traject heeft al uw woorden."
    stretched = groep("taal", synoniem="lezen")
    assert text("taal", stretched, aantal=0) == "Gezocht op taal, ook gezocht op ‘lezen’."


def test_words_without_meaning_do_not_claim_results() -> None:
    uitleg = told("de het een")
    assert uitleg is not None
    assert uitleg.zinnen[0].startswith("Op ‘de het een’ kunnen wij niet zoeken")
    assert (uitleg.precies_url, uitleg.ruim_url) == ("", "")


def test_who_searches_precisely_can_go_back() -> None:
    uitleg = told("taal", groep("taal"), precies=True)
    assert uitleg is not None
    assert uitleg.zinnen == ("U zoekt precies op <strong>taal</strong>.",)
    assert (uitleg.precies_url, uitleg.ruim_url) == ("", "?ruim")


def test_what_was_typed_is_shown_and_not_run() -> None:
    word = "<script>alert(1)</script>"
    for uitleg in (
        told(word),
        told(word, groep(word, synoniem="taal")),
        told(word, groep(word, "taal", tikfout="taal")),
        told(word, groep(word), precies=True),
    ):
        assert uitleg is not None
        assert "<script" not in "".join(uitleg.zinnen)
        assert "&lt;script&gt;" in "".join(uitleg.zinnen)


def test_what_is_only_the_setting_is_named_and_can_be_asked_for_exactly() -> None:
    minor = replace(groep("leerlingen"), bijzaak=True)
    uitleg = told("leerlingen met trauma", minor, groep("trauma"), nodig=1)
    assert uitleg is not None
    assert uitleg.zinnen == ("Wat niet over ‘leerlingen’ gaat, ziet u ook, maar lager.",)
    assert uitleg.precies_url == "?precies"
