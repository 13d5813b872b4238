"""What a cell may not be: text that runs as a formula, or signs that nobody can see.

Compatibility forms (a full-width equals sign) count as the plain sign: spreadsheets and
people read them as such.
"""

import unicodedata

# A minus is left out on purpose: "-" means "none" in a cell here. Only a name cannot begin with it.
FORMULETEKENS = ("=", "+", "@")
WIT = " \n\u00a0"
MAX_CEL = 20_000
# Written by the reader of a workbook for a formula whose result the file does not hold.
ZONDER_UITKOMST = "#FORMULE!"
_TOEGESTAAN = frozenset("\n\t\r")
_VERBORGEN = frozenset({"Cc", "Cf", "Cs", "Co"})
# The report opens in a spreadsheet, where these begin a formula or a command too.
_GEVAARLIJK = (*FORMULETEKENS, "-", "|", "%", "\t", "\r")


def formula_sign(cel: str, tekens: tuple[str, ...] = FORMULETEKENS) -> str:
    """Return the sign with which a cell can run as a formula, or nothing."""
    for vorm in _vormen(cel.lstrip(WIT)):
        if vorm.startswith(("\t", "\r")):
            return vorm[0]
        if vorm.lstrip().startswith(tekens):
            return vorm.lstrip()[0]
    return ""


def hidden_sign(cel: str) -> str:
    """Return the first sign that cannot be seen or that turns the text around, or nothing."""
    if cel.isprintable():
        return ""
    return next((teken for teken in cel if _is_hidden(teken)), "")


def neutralise(cel: str) -> str:
    """Make text that came from a file harmless in a spreadsheet."""
    if not cel.isprintable():
        cel = "".join(teken for teken in cel if not _is_hidden(teken))
    if any(vorm.lstrip(WIT).startswith(_GEVAARLIJK) for vorm in _vormen(cel)):
        return f"'{cel}"
    return cel


def _vormen(cel: str) -> tuple[str, ...]:
    """Return the text as it stands and as its compatibility form; one can hide what the other shows."""
    return (cel,) if cel.isascii() else (cel, unicodedata.normalize("NFKC", cel[:40]))


def _is_hidden(teken: str) -> bool:
    return teken not in _TOEGESTAAN and unicodedata.category(teken) in _VERBORGEN
