"""Validators that models, forms, serializers and the import share."""

import re

from django.core.exceptions import ValidationError
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.nl import brin

KVK_PATROON = re.compile(r"[0-9]{8}")


def validate_kvk(value: str) -> None:
    """Refuse what cannot be a KvK number.

    A KvK number has eight digits and no published check digit (python-stdnum has no module for it), so the
    form and a number of one repeated digit are all that can be checked here.
    """
    if not KVK_PATROON.fullmatch(value) or len(set(value)) == 1:
        raise ValidationError(
            "Een KvK-nummer heeft 8 cijfers, bijvoorbeeld 27312152. Controleer het nummer.", code="kvk"
        )


def validate_brin(value: str) -> None:
    """Refuse what is no BRIN (four characters, optionally two digits for the location)."""
    try:
        brin.validate(value)
    except StdnumError as error:
        raise ValidationError(
            "Een BRIN-nummer heeft 2 cijfers en 2 letters, soms met 2 cijfers voor de vestiging. "
            "Bijvoorbeeld 25PW of 25PW00.",
            code="brin",
        ) from error
