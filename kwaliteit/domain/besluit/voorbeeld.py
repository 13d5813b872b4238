"""The letter and the mail as they would be, before anybody decides."""

from datetime import datetime

from django.utils import timezone

from kwaliteit.domain.besluit.beslissen import Keuze, period_of, prepare
from kwaliteit.domain.besluit.brief import Brief, compose
from kwaliteit.domain.besluit.invoer import judged_by
from kwaliteit.domain.besluit.mail import Mail, write_besluit
from kwaliteit.domain.besluit.termijnen import voorwaarde_term
from kwaliteit.enums import Uitkomst
from kwaliteit.models import Besluit, Erkenningsaanvraag
from napl.models import Gebruiker


def preview_brief(aanvraag: Erkenningsaanvraag, keuze: Keuze, *, by: Gebruiker, at: datetime) -> Brief:
    """Return the letter of a decision that nobody took yet; raises Domeinfout when it could not be taken."""
    besluit, inhoud = prepare(aanvraag, keuze, by=by, at=at)
    vandaag = timezone.localdate(at)
    oordelen = {rij.criterium: rij for rij in inhoud.oordelen}
    gunstig = inhoud.uitkomst != Uitkomst.AFWIJZEN
    return compose(
        besluit,
        [
            (criterium, oordelen[criterium.pk].oordeel, oordelen[criterium.pk].motivering)
            for criterium in judged_by(aanvraag.kaderversie)
        ],
        [(rij.tekst, voorwaarde_term(rij.maanden).duur.after(vandaag)) for rij in inhoud.voorwaarden],
        periode=period_of(aanvraag, inhoud.jaren or 0, vandaag) if gunstig else None,
    )


def preview_mail(aanvraag: Erkenningsaanvraag) -> Mail:
    return write_besluit(Besluit(aanvraag=aanvraag))
