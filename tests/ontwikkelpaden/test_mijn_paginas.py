"""The pages of a teacher's own development: they lead on, lose nothing, and show nothing of anybody else."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from napl.models import Gebruiker
from ontwikkelpaden.domain.laden import load_paden
from ontwikkelpaden.domain.zelfevaluatie import afdruk_of, save_antwoord
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Doel, Gevolgdpad, Padversie, Zelfevaluatie
from tests.factories import NU, PadversieFactory, make_gebruiker
from tests.ontwikkelpaden.bouw import maak_pad, maak_versie
from tests.ontwikkelpaden.mijn import GEHEIM, antwoord, maak_doel, maak_moment, part

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=90)
PADEN = "/mijn/paden/"
PAD = "/mijn/paden/rekenen/"


@pytest.fixture
def leraar() -> Gebruiker:
    return make_gebruiker()


@pytest.fixture
def ik(client: Client, leraar: Gebruiker) -> Client:
    client.force_login(leraar, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def text(answer: Any) -> str:
    """Return what stands in the main part of a page, without its markup."""
    body = answer.content.decode()
    main = body[body.index("<main") : body.index("</main>")]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


class TestOrientation:
    def test_paths_by_task_with_what_one_follows(self, ik: Client) -> None:
        load_paden(at=NU)
        assert ik.post(f"{PADEN}curriculumdeskundigheid/volgen/", {"actie": "volg"}).status_code == 302

        answer = ik.get(PADEN)

        tegel = next(item for item in answer.context["tegels"] if item.naam == "Onderwijskundig ontwerpen")
        assert (tegel.gevolgd, len(tegel.stippen)) == (1, tegel.aantal)
        assert "Dat hebt u nog niet bekeken." in text(answer)
        assert answer.context["standen"][0][1:] == (
            "Kijk waar u staat",
            f"{PADEN}curriculumdeskundigheid/zelfevaluatie/",
        )

    def test_the_tiles_count_what_their_link_shows(self, ik: Client) -> None:
        load_paden(at=NU)
        for tegel in ik.get(PADEN).context["tegels"]:
            query = tegel.url.removesuffix("#kies")
            assert ik.get(PADEN + query).context["aantal"] == tegel.aantal

    def test_a_filter_that_does_not_exist_is_named_and_the_rest_works(self, ik: Client) -> None:
        maak_versie()
        answer = ik.get(PADEN, {"taak": "vliegen", "sector": "po"})
        assert "vliegen" in text(answer)
        assert answer.context["aantal"] == 1

    def test_following_and_stopping_comes_back_where_one_was(self, ik: Client, leraar: Gebruiker) -> None:
        maak_doel(maak_versie(), leraar)
        answer = ik.post(f"{PAD}volgen/", {"actie": "stop", "volgende": PAD})
        assert answer["Location"] == PAD
        assert not Gevolgdpad.objects.exists()
        assert Doel.objects.count() == 1

        away = ik.post(f"{PAD}volgen/", {"actie": "volg", "volgende": "https://elders.test/"})
        assert away["Location"] == PADEN

    def test_a_concept_and_what_is_not_there_are_not_found(self, ik: Client) -> None:
        maak_versie(als=None)
        for url in (PAD, f"{PAD}volgen/", f"{PADEN}bestaat-niet/"):
            assert ik.post(url).status_code == 404 if "volgen" in url else ik.get(url).status_code == 404


class TestEvaluation:
    def begin(self, ik: Client) -> str:
        return str(ik.post(f"{PAD}zelfevaluatie/")["Location"])

    def test_one_question_after_the_other_and_nothing_is_lost(self, ik: Client) -> None:
        versie = maak_versie()
        url = self.begin(ik)
        een, twee = f"s{part(versie).pk}", f"s{part(versie, 'Kern').pk}"

        answer = ik.post(
            url,
            {
                f"{een}-niveau": "startbekwaam",
                f"{een}-toelichting": "Het gaat vanzelf",
                f"{een}-gelezen": "",
                f"{twee}-toelichting": "Nog maar half",
                f"{twee}-gelezen": "",
                "naar": "2",
            },
        )

        assert answer["Location"] == f"{url}#vraag-2"
        back = ik.get(url)
        assert "Het gaat vanzelf" in back.content.decode()
        assert "Nog maar half" in back.content.decode()
        assert back.context["hier"] == 1

    def test_what_is_too_long_comes_back_whole_and_the_rest_is_saved(self, ik: Client) -> None:
        versie = maak_versie()
        url = self.begin(ik)
        een, twee = f"s{part(versie).pk}", f"s{part(versie, 'Kern').pk}"
        lang = "Woord " * 800

        answer = ik.post(
            url,
            {
                f"{een}-niveau": "expert",
                f"{een}-gelezen": "",
                f"{twee}-niveau": "vakbekwaam",
                f"{twee}-bewijs": lang,
                f"{twee}-gelezen": "",
            },
        )

        assert answer.status_code == 400
        assert "Er passen 4000 tekens in." in text(answer)
        assert lang.strip() in answer.content.decode()
        assert answer.context["hier"] == 2
        assert [row.niveau for row in Zelfevaluatie.objects.get().antwoorden.all()] == ["expert"]

    def test_another_device_is_told_and_can_save_after_that(self, ik: Client, leraar: Gebruiker) -> None:
        versie = maak_versie()
        url = self.begin(ik)
        evaluatie, deel = Zelfevaluatie.objects.get(), part(versie)
        old = ik.get(url).context["vragen"][0].form["gelezen"].value()
        save_antwoord(evaluatie, deel, antwoord("expert", toelichting="Op mijn telefoon"), by=leraar, at=NU)
        data = {
            f"s{deel.pk}-niveau": "startbekwaam",
            f"s{deel.pk}-toelichting": "Op mijn laptop",
            f"s{deel.pk}-gelezen": old,
        }

        refused = ik.post(url, data)

        assert refused.status_code == 400
        assert "Op mijn telefoon" in text(refused)
        assert "Op mijn laptop" in refused.content.decode()
        renewed = refused.context["vragen"][0].form["gelezen"].value()
        assert renewed == afdruk_of(evaluatie.antwoorden.get())
        assert ik.post(url, data | {f"s{deel.pk}-gelezen": renewed}).status_code == 302
        assert evaluatie.antwoorden.get().toelichting == "Op mijn laptop"

    def test_finishing_makes_a_moment_that_can_only_be_read(self, ik: Client) -> None:
        versie = maak_versie()
        url = self.begin(ik)
        deel = f"s{part(versie).pk}"

        done = ik.post(url, {f"{deel}-niveau": "expert", f"{deel}-gelezen": "", "actie": "afronden"})

        assert done["Location"] == PAD
        assert "Wat u al kunt" in text(ik.get(PAD))
        assert ik.get(url).templates[0].name == "ontwikkelpaden/zelfevaluatie_lees.html"
        ik.post(url, {f"{deel}-niveau": "startbekwaam"})
        assert Zelfevaluatie.objects.get().antwoorden.get().niveau == "expert"

    def test_finishing_nothing_says_so(self, ik: Client) -> None:
        maak_versie()
        url = self.begin(ik)
        assert ik.post(url, {"actie": "afronden"})["Location"] == url
        assert "U hebt nog niets ingevuld." in text(ik.get(url))

    def test_a_path_without_a_raamwerk_says_what_one_can_do(self, ik: Client) -> None:
        versie = PadversieFactory.create()
        page = ik.get(f"{PADEN}{versie.pad.slug}/zelfevaluatie/")
        assert "nog geen raamwerk" in text(page)
        assert ik.post(f"{PADEN}{versie.pad.slug}/zelfevaluatie/").status_code == 302
        assert not Zelfevaluatie.objects.exists()

    def test_throwing_away_asks_first(self, ik: Client, leraar: Gebruiker) -> None:
        evaluatie = maak_moment(maak_versie(), leraar)
        url = reverse("ontwikkelpaden:zelfevaluatie-weg", args=["rekenen", evaluatie.pk])
        assert "kan niet ongedaan" in text(ik.get(url))
        assert Zelfevaluatie.objects.exists()
        ik.post(url)
        assert not Zelfevaluatie.objects.exists()

    def test_the_address_has_to_be_of_the_path(self, ik: Client, leraar: Gebruiker) -> None:
        evaluatie = maak_moment(maak_versie(), leraar)
        maak_versie(maak_pad("taal", naam="Taal"))
        assert ik.get(f"{PADEN}taal/zelfevaluatie/{evaluatie.pk}/").status_code == 404


class TestPath:
    def test_what_one_can_comes_first_with_the_film_in_words_too(self, ik: Client, leraar: Gebruiker) -> None:
        versie = maak_versie()
        maak_moment(versie, leraar, samenhang="startbekwaam", kern="vakbekwaam")
        maak_moment(versie, leraar, at=LATER, samenhang="expert", kern="")

        answer = ik.get(PAD)
        body = text(answer)

        assert body.index("Wat u al kunt") < body.index("Wat u nog niet weet") < body.index("Waar u naartoe")
        assert "U bent gegroeid" in body
        assert "1 september 2026" in body
        assert "30 november 2026" in body
        assert GEHEIM in body
        (onderdeel, film, following), *_ = answer.context["sterk"]
        assert (onderdeel.subdimensie.naam, following) == ("Samenhang", "")
        assert [stip.bekend for stip in film.stippen] == [True, True]

    def test_nothing_on_the_pages_sums_somebody_up(self, ik: Client, leraar: Gebruiker) -> None:
        """All numbers on these pages are dates, step numbers and the number of a version: never a score."""
        versie = maak_versie()
        maak_moment(versie, leraar, samenhang="startbekwaam", kern="vakbekwaam")
        maak_moment(versie, leraar, at=LATER, samenhang="expert", kern="expert")
        maak_doel(versie, leraar, niveau="expert")

        for url in (PAD, PADEN, f"{PAD}zelfevaluatie/{Zelfevaluatie.objects.latest('pk').pk}/"):
            # What one follows, not the list of paths to choose from: that one counts paths.
            body = text(ik.get(url)).partition("Nog een pad kiezen")[0].lower()
            without_dates = re.sub(r"\b\d{1,2} [a-z]{3,9} \d{4}\b", "", body)
            assert re.findall(r"\d+", re.sub(r"versie \d+", "", without_dates)) == [], url
            for word in ("score", "punten", "%", "procent", "totaal", "niveau 1"):
                assert word not in body, url

    def test_a_new_version_shows_what_was_said_of_the_former(self, ik: Client, leraar: Gebruiker) -> None:
        first = maak_versie()
        maak_moment(first, leraar)
        maak_versie(first.pad)

        page = ik.get(PAD)

        assert "op versie 1 van dit pad" in text(page)
        old = Zelfevaluatie.objects.get()
        assert GEHEIM in text(ik.get(f"{PAD}zelfevaluatie/{old.pk}/"))
        assert ik.post(f"{PAD}zelfevaluatie/").status_code == 302
        assert Zelfevaluatie.objects.latest("pk").padversie.nummer == 2

    def test_a_withdrawn_path_stays_to_be_read(self, ik: Client, leraar: Gebruiker) -> None:
        versie = maak_versie()
        maak_moment(versie, leraar)
        Padversie.objects.update(status=PadStatus.INGETROKKEN, beeindigd_op=NU)

        body = text(ik.get(PAD))

        assert "Dit ontwikkelpad is ingetrokken" in body
        assert "Hier wil ik groeien" not in body
        assert GEHEIM in body

    def test_the_page_asks_as_much_for_many_moments(self, ik: Client, leraar: Gebruiker) -> None:
        versie = maak_versie()
        counts = []
        for more in (1, 6):
            for nummer in range(more):
                maak_moment(versie, leraar, at=NU + timedelta(days=more * 10 + nummer), samenhang="expert")
            with CaptureQueriesContext(connection) as captured:
                ik.get(PAD)
            counts.append(len(captured))
        assert counts[0] == counts[1]

    def test_the_list_asks_as_much_for_many_paths(self, ik: Client, leraar: Gebruiker) -> None:
        counts = []
        for more in (1, 5):
            for nummer in range(more):
                versie = maak_versie(maak_pad(f"p-{more}-{nummer}"))
                maak_moment(versie, leraar)
                maak_doel(versie, leraar)
            with CaptureQueriesContext(connection) as captured:
                ik.get(PADEN)
            counts.append(len(captured))
        assert counts[0] == counts[1]


class TestGoals:
    def test_set_change_reach_and_let_go(self, ik: Client) -> None:
        versie = maak_versie()
        nieuw = f"{PAD}doelen/nieuw/?onderdeel={part(versie).pk}&niveau=expert"
        assert ik.get(nieuw).context["form"]["niveau"].value() == "expert"
        over_een_jaar = timezone.localdate() + timedelta(days=365)

        ik.post(
            nieuw,
            {
                "onderdeel": part(versie).pk,
                "niveau": "expert",
                "tekst": "Beter",
                "streefdatum": over_een_jaar,
            },
        )
        doel = Doel.objects.get()
        url = f"/mijn/doelen/{doel.pk}/"
        ik.post(url, {"actie": "wijzig", "niveau": "vakbekwaam", "tekst": "Nog beter"})
        doel.refresh_from_db()
        assert (doel.niveau, doel.tekst, doel.streefdatum) == ("vakbekwaam", "Nog beter", None)

        for actie, status in (("bereikt", "bereikt"), ("open", "open"), ("losgelaten", "losgelaten")):
            ik.post(url, {"actie": actie})
            doel.refresh_from_db()
            assert doel.status == status
        assert "Losgelaten" in text(ik.get("/mijn/doelen/"))
        ik.post(url, {"actie": "verwijder"})
        assert not Doel.objects.exists()

    def test_bad_input_keeps_what_was_typed(self, ik: Client) -> None:
        maak_versie()
        answer = ik.post(
            f"{PAD}doelen/nieuw/",
            {"niveau": "meester", "tekst": "Mijn eigen woorden", "streefdatum": "2020-01-01"},
        )
        assert answer.status_code == 400
        assert "Naar welk niveau?: Kies een niveau van dit pad." in text(answer)
        assert "Mijn eigen woorden" in answer.content.decode()
        late = ik.post(f"{PAD}doelen/nieuw/", {"niveau": "expert", "streefdatum": "2020-01-01"})
        assert late.status_code == 400
        assert "Deze dag is al geweest." in text(late)
        assert not Doel.objects.exists()

    def test_an_unknown_button_changes_nothing(self, ik: Client, leraar: Gebruiker) -> None:
        doel = maak_doel(maak_versie(), leraar)
        ik.post(f"/mijn/doelen/{doel.pk}/", {"actie": "verbouw"})
        doel.refresh_from_db()
        assert doel.status == "open"


def test_the_pages_are_kept_nowhere(ik: Client, leraar: Gebruiker) -> None:
    versie = maak_versie()
    evaluatie = maak_moment(versie, leraar)
    doel = maak_doel(versie, leraar)
    for url in (
        PADEN,
        PAD,
        f"{PAD}zelfevaluatie/{evaluatie.pk}/",
        f"/mijn/doelen/{doel.pk}/",
        "/mijn/doelen/",
        f"{PAD}passend/",
        "/api/v1/mijn/doelen",
        f"/api/v1/mijn/zelfevaluaties/{evaluatie.pk}",
    ):
        assert "no-store" in ik.get(url)["Cache-Control"], url
