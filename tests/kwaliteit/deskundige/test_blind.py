"""Nobody reads what their phase hides: on a page, from a file right, in an error or in a mail.

Every secret is a word that stands nowhere else, so that whatever shows it is found.
"""

from dataclasses import dataclass, replace
from http import HTTPStatus

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from kwaliteit.domain.aanvraag.blik import Blik
from kwaliteit.domain.beoordelen import panelen, zicht
from kwaliteit.domain.beoordelen.conflict import report_conflict
from kwaliteit.domain.beoordelen.consensus import finish_consensus
from kwaliteit.domain.beoordelen.schrijven import save_feedback, submit_beoordeling
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import Aanvraagstatus, Criteriumoordeel
from kwaliteit.models import Beoordeling, Erkenningsaanvraag
from napl.domain.transitie import save_fields
from napl.enums import Rol
from napl.models import Bericht, Gebeurtenis, Gebruiker
from tests.factories import NU, VANDAAG, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag, maak_lid, zet_op
from tests.kwaliteit.deskundige.bouw import (
    coordinator,
    maak_deskundige,
    neem_aan,
    schrijf,
    schrijf_consensus,
    wie,
    wijs_toe,
)

pytestmark = pytest.mark.django_db
_S = Aanvraagstatus
NAAM_A, NAAM_B = "Annelies Zwanenburg", "Bartholomeus Kruidenier"
OORDEEL_A, OORDEEL_B = "geheimvanappel", "geheimvanbanaan"
TIP_A, SAMEN, REDEN = "tipvanappel", "samengeschreven", "redenvanterugtrekken"
ALLES = frozenset({NAAM_A, NAAM_B, OORDEEL_A, OORDEEL_B, TIP_A, SAMEN, REDEN})


MOVES = {"beoordeling-inleveren", "consensus-akkoord"}


@dataclass
class Wereld:
    """A case with two who judge; ``a`` looks, ``b`` is the other."""

    aanvraag: Erkenningsaanvraag
    a: Beoordeling
    b: Beoordeling
    aanbieder: Gebruiker
    bureau: dict[str, Gebruiker]


def maak_wereld(tot: Aanvraagstatus, *, a_in: bool = False, b_in: bool = False) -> Wereld:
    aanvraag = maak_aanvraag(_S.TOEWIJZING)
    een, twee = maak_deskundige(naam=NAAM_A), maak_deskundige(naam=NAAM_B)
    a, b = wijs_toe(aanvraag, een, twee)
    wereld = Wereld(
        aanvraag,
        a,
        b,
        maak_lid(aanvraag.aanbieder),
        {rol.value: make_gebruiker(rol) for rol in (Rol.COORDINATOR, Rol.BEHANDELAAR, Rol.FINANCIEEL)},
    )
    if tot == _S.TOEWIJZING:
        return wereld
    wereld.a, wereld.b = neem_aan(a), neem_aan(b)
    schrijf(wereld.a, Criteriumoordeel.VOLDOET, OORDEEL_A)
    schrijf(wereld.b, Criteriumoordeel.NIET, OORDEEL_B)
    save_feedback(wereld.a, tekst=TIP_A, basis=_leeg(), by=wie(a), at=NU)
    later = tot != _S.IN_BEOORDELING
    for item, klaar in ((wereld.a, a_in or later), (wereld.b, b_in or later)):
        if klaar:
            submit_beoordeling(item, by=wie(item), at=NU)
    if later:
        schrijf_consensus(wereld.a, SAMEN)
    if tot not in {_S.IN_BEOORDELING, _S.CONSENSUS}:
        for item in (wereld.a, wereld.b):
            finish_consensus(item, by=wie(item), at=NU)
        zet_op(Erkenningsaanvraag.objects.get(pk=aanvraag.pk), tot)
    wereld.aanvraag = Erkenningsaanvraag.objects.get(pk=aanvraag.pk)
    return wereld


def _leeg() -> str:
    from ontwikkelpaden.domain.bewerken import afdruk

    return afdruk("")


def everything(client: Client, wereld: Wereld, by: Gebruiker) -> str:
    """Return all that somebody gets from every address and panel of the case, pages of errors too."""
    client.force_login(by)
    criterium = geldende_criteria(wereld.aanvraag.kaderversie)[0].pk
    got = [client.get("/beoordelen/").content.decode()]
    for item in (wereld.a, wereld.b):
        for naam, args, methode in (
            ("beoordeling-detail", [item.pk], "get"),
            ("beoordeling-conflict", [item.pk], "get"),
            ("consensus", [item.pk], "get"),
            ("beoordeling-criterium", [item.pk, criterium], "post"),
            ("beoordeling-feedback", [item.pk], "post"),
            ("beoordeling-inleveren", [item.pk], "post"),
            ("beoordeling-antwoord", [item.pk], "post"),
            ("consensus-criterium", [item.pk, criterium], "post"),
            ("consensus-akkoord", [item.pk], "post"),
        ):
            if naam in MOVES and wie(item) == by:
                continue  # their own move brings the next phase, in which more may be seen
            adres = reverse(f"kwaliteit:{naam}", args=args)
            data = {"basis": "oud", "oordeel": "deels", "motivering": "x"}
            if methode == "get":
                answer = client.get(adres, follow=True)
            else:
                answer = client.post(adres, data, follow=True, headers={"X-Autobewaar": "1"})
            got.append(answer.content.decode())
    blik = Blik(Erkenningsaanvraag.objects.get(pk=wereld.aanvraag.pk), by)
    for paneel, template in (
        (panelen.zaak_paneel, "_paneel_beoordeling"),
        (panelen.eigen_paneel, "_paneel_beoordeling_eigen"),
    ):
        filled = paneel(blik, VANDAAG)
        if filled is not None:
            got.append(render_to_string(f"kwaliteit/{template}.html", {"paneel": filled}))
    got += [bericht.onderwerp + bericht.tekst for bericht in Bericht.objects.filter(gebruiker=by)]
    return "\n".join(got)


def leaks(client: Client, wereld: Wereld, by: Gebruiker, *, own_name: str = "") -> set[str]:
    text = everything(client, wereld, by)
    # One's own name stands at the top of every page.
    return {geheim for geheim in ALLES if geheim in text and geheim != own_name}


FASEN = {
    "gevraagd": (_S.TOEWIJZING, {}, set()),
    "allebei bezig": (_S.IN_BEOORDELING, {}, {OORDEEL_A, TIP_A}),
    "eigen oordeel binnen": (_S.IN_BEOORDELING, {"a_in": True}, {OORDEEL_A, TIP_A}),
    "ander oordeel binnen": (_S.IN_BEOORDELING, {"b_in": True}, {OORDEEL_A, TIP_A}),
    "consensus": (_S.CONSENSUS, {}, {OORDEEL_A, OORDEEL_B, TIP_A, SAMEN}),
    "zienswijze": (_S.ZIENSWIJZE, {}, {OORDEEL_A, OORDEEL_B, TIP_A, SAMEN}),
}


@pytest.mark.parametrize("fase", FASEN)
def test_who_judges_never_reads_the_name_and_reads_the_judgement_of_the_other_only_after(
    client: Client, fase: str
) -> None:
    tot, hoe, verwacht = FASEN[fase]
    wereld = maak_wereld(tot, **hoe)
    assert leaks(client, wereld, wie(wereld.a), own_name=NAAM_A) == verwacht


@pytest.mark.parametrize(
    ("tot", "verwacht"),
    [
        (_S.TOEWIJZING, set()),
        (_S.IN_BEOORDELING, set()),
        (_S.CONSENSUS, set()),
        (_S.CONCEPTADVIES, set()),
        (_S.ZIENSWIJZE, set()),
        (_S.TOEGEKEND, {NAAM_A, NAAM_B, TIP_A}),
    ],
)
def test_the_aanbieder_reads_names_with_the_decision_and_judgements_of_one_never(
    client: Client, tot: Aanvraagstatus, verwacht: set[str]
) -> None:
    wereld = maak_wereld(tot, b_in=True)
    assert leaks(client, wereld, wereld.aanbieder) == verwacht


@pytest.mark.parametrize(
    ("tot", "hoe", "verwacht"),
    [
        (_S.TOEWIJZING, {}, {NAAM_A, NAAM_B}),
        (_S.IN_BEOORDELING, {}, {NAAM_A, NAAM_B}),
        (_S.IN_BEOORDELING, {"b_in": True}, {NAAM_A, NAAM_B}),
        (_S.CONSENSUS, {}, {NAAM_A, NAAM_B, OORDEEL_A, OORDEEL_B, TIP_A, SAMEN}),
    ],
)
@pytest.mark.parametrize("rol", ["coordinator", "behandelaar"])
def test_the_bureau_knows_who_and_reads_what_when_both_are_in(
    client: Client, rol: str, tot: Aanvraagstatus, hoe: dict[str, bool], verwacht: set[str]
) -> None:
    wereld = maak_wereld(tot, **hoe)
    assert leaks(client, wereld, wereld.bureau[rol]) == verwacht


@pytest.mark.parametrize("tot", [_S.IN_BEOORDELING, _S.CONSENSUS])
def test_who_has_nothing_to_do_with_it_reads_nothing(client: Client, tot: Aanvraagstatus) -> None:
    wereld = maak_wereld(tot)
    for by in (wereld.bureau["financieel"], make_gebruiker(Rol.DESKUNDIGE), maak_deskundige().gebruiker):
        assert leaks(client, wereld, by) == set()


def test_a_late_conflict_blinds_what_was_seen_and_nobody_else_reads_the_reason(client: Client) -> None:
    wereld = maak_wereld(_S.CONSENSUS)
    report_conflict(wereld.a, reden=REDEN, by=coordinator(), at=NU)
    assert leaks(client, wereld, wie(wereld.a), own_name=NAAM_A) == set()
    assert leaks(client, wereld, wie(wereld.b), own_name=NAAM_B) == {OORDEEL_B}
    assert leaks(client, wereld, wereld.aanbieder) == set()
    # The bureau knows who and why; what was judged waits for the new deskundige.
    assert leaks(client, wereld, wereld.bureau["coordinator"]) == {NAAM_A, NAAM_B, REDEN}


def test_the_rights_on_files_ask_the_same(client: Client) -> None:
    for tot, open_for_a in ((_S.TOEWIJZING, False), (_S.IN_BEOORDELING, True), (_S.TOEGEKEND, False)):
        wereld = maak_wereld(tot)
        assert zicht.sees_dossier(wie(wereld.a), wereld.aanvraag, VANDAAG) is open_for_a
        assert zicht.sees_dossier(wereld.aanbieder, wereld.aanvraag, VANDAAG)
        assert not zicht.sees_dossier(make_gebruiker(Rol.DESKUNDIGE), wereld.aanvraag, VANDAAG)
    wereld = maak_wereld(_S.IN_BEOORDELING)
    report_conflict(wereld.a, reden=REDEN, by=wie(wereld.a), at=NU)
    assert not zicht.sees_dossier(wie(wereld.a), wereld.aanvraag, VANDAAG)


def test_the_log_of_the_case_and_no_mail_tells_who_or_what() -> None:
    wereld = maak_wereld(_S.CONCEPTADVIES)
    for bericht in Bericht.objects.all():
        assert not [geheim for geheim in ALLES if geheim in bericht.onderwerp + bericht.tekst]
    deskundigen = {wie(wereld.a), wie(wereld.b)}
    label = wereld.aanvraag._meta.label_lower
    rows = Gebeurtenis.objects.filter(onderwerp_soort=label, onderwerp_id=wereld.aanvraag.pk)
    assert not [row for row in rows.select_related("door") if row.door in deskundigen]


def test_who_judges_is_that_first_also_with_a_role_at_the_bureau(client: Client) -> None:
    wereld = maak_wereld(_S.IN_BEOORDELING, b_in=True)
    by = wie(wereld.a)
    organisatie = wereld.bureau["coordinator"].lidmaatschappen.get().organisatie
    by.lidmaatschappen.create(organisatie=organisatie, rol=Rol.COORDINATOR, geldig_van=VANDAAG)
    assert NAAM_B not in leaks(client, wereld, by, own_name=NAAM_A)
    for naam, pk in (("toewijzing", wereld.aanvraag.pk), ("beoordeling-terug", wereld.b.pk)):
        answer = client.get(reverse(f"kwaliteit:{naam}", args=[pk]))
        assert answer.status_code == HTTPStatus.NOT_FOUND
        assert NAAM_B not in answer.content.decode()


def open_up(found: zicht.Zicht, wat: str) -> zicht.Zicht:
    return replace(found, namen=True) if wat == "namen" else replace(found, oordelen=True)


@pytest.mark.parametrize("wat", ["oordelen", "namen"])
def test_the_test_notices_a_leak(client: Client, monkeypatch: pytest.MonkeyPatch, wat: str) -> None:
    """A mutation: with one more thing in sight, something that was hidden is found."""
    wereld = maak_wereld(_S.IN_BEOORDELING, b_in=True)
    echt = zicht.see
    for module in ("kwaliteit.views.consensus", "kwaliteit.domain.beoordelen.panelen"):
        monkeypatch.setattr(f"{module}.see", lambda *args: open_up(echt(*args), wat), raising=True)
    found = leaks(client, wereld, wie(wereld.a), own_name=NAAM_A)
    assert (OORDEEL_B if wat == "oordelen" else NAAM_B) in found


def test_another_deskundige_finds_no_review_of_somebody_else(client: Client) -> None:
    wereld = maak_wereld(_S.IN_BEOORDELING)
    client.force_login(wie(wereld.a))
    save_fields(wereld.b.deskundige, max_tegelijk=3)
    for naam in ("beoordeling-detail", "beoordeling-conflict", "consensus"):
        answer = client.get(reverse(f"kwaliteit:{naam}", args=[wereld.b.pk]))
        assert answer.status_code == HTTPStatus.NOT_FOUND
