"""Look at an upgraded database the way its users would; prints what was found as JSON.

A program of its own: the test run itself is connected to another database.
"""

# ruff: noqa: T201 -- what it prints is its result

import json

import django
from django.db.models import Max


def main() -> None:
    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from napl.models import Verwerking
    from register.enums import OpnameSoort
    from register.models import Aanbieder, Traject

    call_command("migrate", verbosity=0)
    call_command("check")
    call_command("makemigrations", check=True, dry_run=True)  # exits, and says what is missing
    # What was listed on the day of the dump, whatever day it is now.
    peildatum = Verwerking.objects.aggregate(day=Max("peildatum"))["day"]
    mapped = Traject.objects.vermeld_op(peildatum).filter(opnames__soort=OpnameSoort.IN_KAART)
    real = mapped.exclude(aanbieders__is_fictief=True).distinct()
    client = Client()
    first = real.order_by("slug").first()
    assert first is not None
    paden = ["/", "/trajecten/?q=rekenen", f"/trajecten/{first.slug}/", "/ontwikkelpaden/", "/witte-vlekken/"]
    print(
        json.dumps(
            {
                "trajecten": real.count(),
                "aanbieders": Aanbieder.objects.filter(trajecten__in=real).distinct().count(),
                "statussen": {pad: client.get(pad).status_code for pad in [*paden, "/api/v1/trajecten"]},
            }
        )
    )


if __name__ == "__main__":
    main()
