"""The words of kwaliteitszorg, a module per part."""

from kwaliteit.enums.aanvraag import (
    AANVRAAG_BESLOTEN,
    AANVRAAG_BIJ_BUREAU,
    AANVRAAG_KLAAR,
    AANVRAAG_OPEN,
    AANVRAAG_OVERGANGEN,
    Aanvraagroute,
    Aanvraagsoort,
    Aanvraagstatus,
)
from kwaliteit.enums.erkenning import (
    ERKENNING_OVERGANGEN,
    VOORNEMEN_OVERGANGEN,
    Erkenningstand,
    ErkenningStatus,
    Schorsingsgrond,
    Voornemenuitkomst,
)
from kwaliteit.enums.kader import (
    KADER_OVERGANGEN,
    KADER_VOORLOPIG,
    Bevindingsoort,
    Bronsoort,
    Criteriumset,
    Dekking,
    KaderStatus,
    Openstellingbereik,
    Stelsel,
    Stelselonderdeel,
)

__all__ = [
    "AANVRAAG_BESLOTEN",
    "AANVRAAG_BIJ_BUREAU",
    "AANVRAAG_KLAAR",
    "AANVRAAG_OPEN",
    "AANVRAAG_OVERGANGEN",
    "ERKENNING_OVERGANGEN",
    "KADER_OVERGANGEN",
    "KADER_VOORLOPIG",
    "VOORNEMEN_OVERGANGEN",
    "Aanvraagroute",
    "Aanvraagsoort",
    "Aanvraagstatus",
    "Bevindingsoort",
    "Bronsoort",
    "Criteriumset",
    "Dekking",
    "ErkenningStatus",
    "Erkenningstand",
    "KaderStatus",
    "Openstellingbereik",
    "Schorsingsgrond",
    "Stelsel",
    "Stelselonderdeel",
    "Voornemenuitkomst",
]
