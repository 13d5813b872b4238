"""Put the mails around a review ready in the transaction of the move."""

from collections.abc import Callable
from datetime import datetime

from kwaliteit.domain.beoordelen.mail import Mailtekst
from kwaliteit.models import Beoordeling
from napl.domain.bericht import queue_bericht
from napl.models import Gebeurtenis


def tell(
    beoordeling: Beoordeling,
    write: Callable[[Beoordeling], Mailtekst],
    *,
    gebeurtenis: Gebeurtenis,
    at: datetime,
) -> None:
    mail = write(beoordeling)
    queue_bericht(
        beoordeling.deskundige.gebruiker,
        mail.soort,
        onderwerp=mail.onderwerp,
        tekst=mail.tekst,
        gebeurtenis=gebeurtenis,
        at=at,
    )
