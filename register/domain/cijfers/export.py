"""The figures of trajecten as a file, per traject and month; what is hidden on the page is so here too."""

import io
from collections.abc import Sequence

from defusedcsv import csv

from register.domain.queries.trajectcijfers import Overzicht
from register.enums import Cijfersoort


def cijfers_csv(overzicht: Overzicht, trajecten: Sequence[tuple[int, str]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["traject", "maand", *(soort.value for soort in Cijfersoort)])
    for pk, naam in trajecten:
        for maand in overzicht.maanden:
            rij = overzicht.cellen[pk, maand].rij
            writer.writerow([naam, maand.strftime("%Y-%m"), *(str(getal) for getal in rij)])
    return file.getvalue()
