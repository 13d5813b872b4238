"""The life of a version as the people around it walk through it: consult, react, answer, adopt."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.journeys.draaiend import Register

VANDAAG = "SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date::text"
# The days of the consultation pass.
VERSTRIJK = """UPDATE ontwikkelpaden_consultatie c SET opent_op = opent_op - 30, sluit_op = sluit_op - 30
    FROM ontwikkelpaden_padversie v WHERE c.versie_id = v.id AND v.nummer = %(nummer)s
    AND v.pad_id = (SELECT id FROM ontwikkelpaden_ontwikkelpad WHERE slug = %(slug)s) RETURNING c.id"""


@dataclass(frozen=True)
class Levensloop:
    slug: str
    nummer: int

    @property
    def adres(self) -> str:
        return f"/ontwikkelpaden/{self.slug}/v{self.nummer}/"

    @property
    def api(self) -> str:
        return f"/api/v1/ontwikkelpaden/{self.slug}/versies/{self.nummer}"

    def zet(self, zet: str) -> str:
        return f"/bureau/ontwikkelpaden/{self.slug}/v{self.nummer}/{zet}/"

    def move(self, bureau: Page, zet: str, knop: str) -> None:
        """Confirm a move at the desk of the bureau."""
        bureau.goto(self.zet(zet))
        bureau.get_by_role("button", name=knop).click()
        expect(bureau).to_have_url(re.compile(r"/bureau/ontwikkelpaden/$"))

    def consult(self, bureau: Page, register: Register, *, vraag: str) -> None:
        """Open a consultation for today only."""
        vandaag = register.value(VANDAAG)
        bureau.goto(self.zet("consulteren"))
        bureau.get_by_label("Eerste dag").fill(vandaag)
        bureau.get_by_label("Laatste dag").fill(vandaag)
        bureau.get_by_label("Wat wilt u weten?").fill(vraag)
        bureau.get_by_role("button", name="Consultatie openen").click()
        expect(bureau.get_by_text("De consultatie is geopend.")).to_be_visible()

    def type_reaction(self, lezer: Page, onderdeel: str, tekst: str) -> None:
        lezer.goto(f"{self.adres}consultatie/")
        lezer.get_by_text(f"Reageer op {onderdeel}").click()
        lezer.get_by_label("Uw reactie").locator("visible=true").fill(tekst)

    def send_reaction(self, lezer: Page) -> None:
        lezer.get_by_role("button", name="Reactie versturen").locator("visible=true").click()

    def react(self, lezer: Page, onderdeel: str, tekst: str) -> None:
        self.type_reaction(lezer, onderdeel, tekst)
        self.send_reaction(lezer)
        expect(lezer.get_by_text("Dank u wel. Uw reactie is bewaard.")).to_be_visible()
        expect(lezer.get_by_text("Uw reactie aanpassen", exact=True)).to_be_visible()

    def let_days_pass(self, register: Register) -> None:
        assert register.ask(VERSTRIJK, slug=self.slug, nummer=self.nummer)

    def answer(self, maker: Page, antwoord: str) -> None:
        maker.goto(f"{self.adres}consultatie/antwoorden/")
        maker.get_by_role("textbox", name="Antwoord").fill(antwoord)
        maker.get_by_role("button", name="Antwoord bewaren").click()
        expect(maker.get_by_text("Het antwoord is bewaard.")).to_be_visible()

    def publish_answers(self, bureau: Page) -> None:
        bureau.goto(f"{self.adres}consultatie/antwoorden/")
        bureau.get_by_role("link", name="Antwoorden publiceren").click()
        bureau.get_by_role("button", name="Antwoorden publiceren").click()
        expect(bureau.get_by_text("De antwoorden zijn gepubliceerd.")).to_be_visible()
