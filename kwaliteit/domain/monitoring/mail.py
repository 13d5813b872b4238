"""The mails of monitoring, as texts that a page can show before they go."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from kwaliteit.domain.erkenning.mail import ontvangers
from kwaliteit.models import Erkenning, Jaargegevens, Signaal, TussentijdseBeoordeling
from napl.domain.bericht import full_url, queue_bericht
from napl.models import Gebeurtenis, Gebruiker
from register.models import Deelname, Traject


@dataclass(frozen=True)
class Mail:
    onderwerp: str
    tekst: str


def write_uitnodiging(deelname: Deelname) -> Mail:
    naam = deelname.trajectversie.naam
    url = full_url(reverse("kwaliteit:evaluatie", args=[deelname.pk]))
    return Mail(
        f"Wat bracht ‘{naam}’ u?",
        f"U rondde ‘{naam}’ af. Wilt u in drie minuten vertellen hoe het was?\n\n"
        "U bepaalt zelf wat naar de aanbieder gaat, wat meetelt op de openbare pagina en wat u in uw eigen "
        "portfolio bewaart. Niemand ziet welke antwoorden van u zijn: wij tonen alleen cijfers van vijf of "
        "meer mensen samen.\n\n"
        f"Begin hier: {url}\n\n"
        "U hoeft dit niet te doen. Wij vragen het u één keer.\n",
    )


def tell_melder(signaal: Signaal, soort: str, mail: Mail, gebeurtenis: Gebeurtenis) -> None:
    """Put a mail ready for who reported it, when there is somebody."""
    if signaal.melder is not None:
        _queue([signaal.melder], soort, mail, gebeurtenis)


def tell_aanbieder(traject: Traject, soort: str, mail: Mail, gebeurtenis: Gebeurtenis) -> None:
    """Put a mail ready for who signs for or manages the aanbieders of a traject."""
    people = ontvangers(Erkenning(traject=traject), timezone.localdate(gebeurtenis.op))
    _queue(people, soort, mail, gebeurtenis)


def _queue(people: list[Gebruiker], soort: str, mail: Mail, gebeurtenis: Gebeurtenis) -> None:
    for gebruiker in people:
        queue_bericht(
            gebruiker,
            soort,
            onderwerp=mail.onderwerp,
            tekst=mail.tekst,
            gebeurtenis=gebeurtenis,
            at=gebeurtenis.op,
        )


def write_ontvangen(signaal: Signaal) -> Mail:
    return Mail(
        f"Wij hebben uw melding ontvangen: {signaal}",
        f"U meldde iets over ‘{naam_van(signaal.traject)}’. Wij behandelen uw melding binnen zes weken.\n\n"
        "De aanbieder krijgt niet te horen wie u bent, en leest uw tekst niet.\n\n"
        f"Volg uw melding hier: {full_url(reverse('kwaliteit:mijn-signalen'))}\n",
    )


def write_afgehandeld(signaal: Signaal) -> Mail:
    return Mail(
        f"Uw melding is afgehandeld: {signaal}",
        f"Wij hebben uw melding over ‘{naam_van(signaal.traject)}’ afgehandeld.\n\n"
        f"Uitkomst: {signaal.get_uitkomst_display().lower()}.\n\n{signaal.antwoord}\n",
    )


def write_signaalvraag(signaal: Signaal) -> Mail:
    url = full_url(reverse("kwaliteit:signaal-reactie", args=[signaal.pk]))
    return Mail(
        f"Wij willen uw reactie op een {signaal.get_soort_display().lower()}: {signaal}",
        f"Er kwam een {signaal.get_soort_display().lower()} binnen over ‘{naam_van(signaal.traject)}’. "
        f"Wij horen graag uw kant, binnen twee weken.\n\n{signaal.vraag}\n\nReageer hier: {url}\n\n"
        "Wie het meldde, delen wij niet.\n",
    )


def write_signaaluitkomst(signaal: Signaal) -> Mail:
    return Mail(
        f"Afgehandeld: {signaal}",
        f"Wij vroegen u om een reactie over ‘{naam_van(signaal.traject)}’. Dit is nu afgehandeld.\n\n"
        f"Uitkomst: {signaal.get_uitkomst_display().lower()}.\n",
    )


def write_tussentijdsvraag(beoordeling: TussentijdseBeoordeling) -> Mail:
    url = full_url(reverse("kwaliteit:tussentijds-reactie", args=[beoordeling.pk]))
    return Mail(
        f"Wij kijken tussentijds naar uw erkenning: {beoordeling}",
        f"Wij bekijken de erkenning van ‘{naam_van(beoordeling.erkenning.traject)}’ tussentijds.\n\n"
        f"Waarom: {beoordeling.reden}\n\nOnze vraag: {beoordeling.vraag}\n\n"
        f"Reageer binnen twee weken: {url}\n\nUw erkenning blijft intussen geldig.\n",
    )


def write_tussentijdsuitkomst(beoordeling: TussentijdseBeoordeling) -> Mail:
    return Mail(
        f"De tussentijdse beoordeling is klaar: {beoordeling}",
        f"De tussentijdse beoordeling van ‘{naam_van(beoordeling.erkenning.traject)}’ is klaar.\n\n"
        f"Uitkomst: {beoordeling.get_status_display().lower()}.\n\n{beoordeling.conclusie}\n",
    )


def write_jaarvraag(rij: Jaargegevens) -> Mail:
    url = full_url(reverse("kwaliteit:jaargegevens", args=[rij.pk]))
    return Mail(
        f"Jaargegevens {rij.naam}: {naam_van(rij.traject)}",
        f"‘{naam_van(rij.traject)}’ is erkend. Daarom vragen wij u elk jaar hoe het ging: hoeveel deelnemers "
        f"begonnen en afrondden, wat u zelf evalueerde en wat u veranderde.\n\nVul het hier in, binnen acht "
        f"weken: {url}\n",
    )


def write_herinnering(rij: Jaargegevens) -> Mail:
    url = full_url(reverse("kwaliteit:jaargegevens", args=[rij.pk]))
    return Mail(
        f"Herinnering: jaargegevens {rij.naam} van {naam_van(rij.traject)}",
        f"Wij hebben de jaargegevens {rij.naam} van ‘{naam_van(rij.traject)}’ nog niet. Over twee weken is "
        f"de termijn voorbij. Komen zij niet, dan kunnen wij de erkenning tussentijds bekijken.\n\n{url}\n",
    )


def naam_van(traject: Traject) -> str:
    return traject.live.naam if traject.live else traject.slug
