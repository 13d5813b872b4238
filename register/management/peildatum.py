"""The ``--peildatum`` that commands of the register share."""

import argparse
from datetime import date

from napl import klok


def peildatum(raw: str) -> date:
    """Parse a date; argparse shows the message as it is."""
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"‘{raw}’ is geen datum. Schrijf een datum zo: {klok.vandaag().isoformat()}."
        ) from error
