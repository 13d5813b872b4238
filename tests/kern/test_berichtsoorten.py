"""Every kind of mail that the code sends is registered, and its text can be written in both forms."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from napl.domain.bericht import compose, preview
from napl.domain.bericht.opmaak import Blok, to_blokken
from napl.registers import Berichtsoort, berichtsoorten
from tests.factories import GebruikerFactory

CODES = [code for code, _ in berichtsoorten.items()]
SITE = settings.SITE_URL.rstrip("/")
BESTANDEN = Path(settings.BASE_DIR) / "templates" / "berichten"
# A soort, named where a mail is put ready: queue_bericht(x, "soort" …, queue_geheim(x, f"soort-{…}" …
GENOEMD = re.compile(r"queue_(?:bericht|geheim)\(\s*[^,]+,\s*f?\"(?P<soort>[a-z-]+)")


@pytest.mark.parametrize("code", CODES)
def test_it_is_written_from_its_example_in_plain_text_and_html(code: str) -> None:
    mail = compose(code, berichtsoorten[code].voorbeeld())
    assert mail.onderwerp
    assert len(mail.onderwerp) < 120
    for text in (mail.onderwerp, mail.tekst, mail.html):
        assert "{{" not in text
        assert "{%" not in text
        assert "None" not in text
    assert 'lang="nl"' in mail.html
    assert not re.search(r"<(img|script|link|iframe|form)|@import|url\(", mail.html), "nothing is fetched"
    assert all(url.startswith(f"{SITE}/") for url in re.findall(r'href="([^"]+)"', mail.html))


@pytest.mark.parametrize("code", CODES)
def test_staff_can_read_what_it_is_for(code: str) -> None:
    soort = berichtsoorten[code]
    assert soort.titel
    assert soort.gelegenheid.endswith(".")
    assert not soort.verplicht or soort.verplicht.endswith(".")
    assert not (soort.verplicht and soort.bundelbaar), "what must arrive does not wait"
    assert not (soort.verplicht and soort.elders)


def test_every_text_belongs_to_a_registered_kind() -> None:
    assert {path.stem for path in BESTANDEN.glob("*.txt")} == set(CODES)


def test_every_kind_that_the_code_names_is_registered() -> None:
    named = {
        found["soort"]
        for app in ("napl", "ontwikkelpaden", "register")
        for path in (Path(settings.BASE_DIR) / app).rglob("*.py")
        for found in GENOEMD.finditer(path.read_text())
    }
    assert "verwerking" in named
    assert {soort for soort in named if not any(code.startswith(soort) for code in CODES)} == set()


@pytest.mark.parametrize("context", [{}, {"code": "1", "extra": "2"}])
def test_a_context_with_other_names_than_the_example_is_refused(context: dict[str, str]) -> None:
    with pytest.raises(LookupError, match="asks for"):
        compose("code-aanmelden", context)


def test_a_kind_that_nobody_registered_is_refused() -> None:
    with pytest.raises(LookupError, match="no registered kind"):
        compose("bestaat-niet", {})


def test_a_mail_with_a_hole_is_not_written() -> None:
    berichtsoorten.add("gat", Berichtsoort("Gat", "Nooit.", "{{ wie.naam }}", lambda: {"wie": "iemand"}))
    try:
        with pytest.raises(LookupError, match=r"wie\.naam"):
            compose("gat", {"wie": "iemand"})
    finally:
        berichtsoorten.remove("gat")


def test_a_subject_is_one_line_whatever_somebody_typed() -> None:
    context = {**berichtsoorten["verwerking"].voorbeeld(), "titel": "Werk\nBcc: iedereen@voorbeeld.test"}
    assert "\n" not in compose("verwerking", context).onderwerp


def test_a_text_becomes_paragraphs_a_list_links_and_one_button() -> None:
    tekst = (
        f"Dag Vera.\nTot straks.\n\n- een\n- twee\n\nBekijk het:\n{SITE}/a/\n\nOok dit: {SITE}/b/\n{SITE}/c/"
    )
    assert to_blokken(tekst) == [
        Blok("alinea", ("Dag Vera.", "Tot straks.")),
        Blok("lijst", ("een", "twee")),
        Blok("knop", ("Bekijk het",), f"{SITE}/a/"),
        Blok("link", ("Ook dit",), f"{SITE}/b/"),
        Blok("link", (f"{SITE}/c/",), f"{SITE}/c/"),
    ]


@pytest.mark.parametrize(
    "elsewhere", ["https://elders.test/x", f"{SITE}.elders.test/x", "javascript:alert(1)"]
)
def test_what_somebody_typed_leads_nowhere_and_stays_text(elsewhere: str) -> None:
    context = {**berichtsoorten["verwerking"].voorbeeld(), "titel": f"<b>x</b>\n\nKlik hier:\n{elsewhere}\n"}
    mail = compose("verwerking", context)
    assert f'href="{elsewhere}' not in mail.html
    assert "<b>x</b>" in mail.tekst
    assert "<b>x</b>" not in mail.html


@pytest.mark.django_db
def test_a_preview_is_what_goes_out_and_names_who_gets_it() -> None:
    vera = GebruikerFactory.create(naam="Vera Bos", email="vera@school.test")
    context = berichtsoorten["verwerking"].voorbeeld()
    shown = preview("verwerking", context, [vera, "jan@school.test"])
    assert shown.mail == compose("verwerking", context)
    assert [ontvanger.naam for ontvanger in shown.ontvangers] == ["Vera Bos", "jan@school.test"]
