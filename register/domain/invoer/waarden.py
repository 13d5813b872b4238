"""One cell to one typed value; raises Rijfout that names the column, the value and what is possible."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from napl.tekst import tidy
from napl.validators import validate_kvk
from register.domain.invoer import veilig
from register.domain.invoer.fouten import Rijfout
from register.domain.invoer.woorden import CODELIJSTEN, Woordenlijst

EXCELFOUT = re.compile(r"#(REF|N/A|NAAM|NAME|VALUE|WAARDE|DIV/0|NULL|LEEG|NUM|GETAL|VERW|N/B)[!?]?")
GETAL = re.compile(r"-?\d+([.,]\d+)?")
DUIZENDTALLEN = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")
DATUMVORMEN = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")
JAREN = range(1990, 2101)
GRATIS = {"gratis", "kosteloos"}
# The validator lets these through; they would end an attribute or a link wherever the address is shown.
NIET_IN_URL = re.compile(r"[\s\"<>`\\]")
_url = URLValidator(schemes=["http", "https"])


def show(waarde: str) -> str:
    """Return a value short enough for a message."""
    waarde = tidy(waarde)
    return waarde if len(waarde) <= 60 else f"{waarde[:57]}…"  # noqa: PLR2004 - fits on a line


class Cellen:
    """The cells of one row, read by column name; a column that is not in the file is empty."""

    def __init__(self, cellen: Mapping[str, str], woorden: Woordenlijst) -> None:
        self._cellen = cellen
        self._woorden = woorden

    def check_veilig(self, velden: frozenset[str]) -> None:
        """Refuse a row with a cell that is a formula or holds unreadable signs."""
        for veld, cel in self._cellen.items():
            if veld not in velden or not cel:
                continue
            reden = _unsafe(cel) or (_begins_with_minus(cel) if veld == "naam" else "")
            if reden:
                raise Rijfout(reden, veld=veld)

    def ruw(self, veld: str) -> str:
        return tidy(self._cellen.get(veld, ""))

    def tekst(self, veld: str, *, hooguit: int) -> str:
        """Return one line of text."""
        return _fit(self.ruw(veld), veld, hooguit)

    def alinea(self, veld: str, *, hooguit: int) -> str:
        """Return text that may have several lines."""
        lines = (tidy(line) for line in self._cellen.get(veld, "").splitlines())
        return _fit("\n".join(lines).strip(), veld, hooguit)

    def lijst(self, veld: str, *, hooguit: int) -> tuple[str, ...]:
        """Return the values of a cell that separates them by ; or by lines."""
        parts = re.split(r"[;\n]", self._cellen.get(veld, ""))
        return tuple(dict.fromkeys(_fit(tidy(part), veld, hooguit) for part in parts if tidy(part)))

    def code(self, veld: str, codelijst: str = "") -> str:
        woord = self.ruw(veld)
        return self._code(veld, codelijst or veld, woord) if woord else ""

    def codes(self, veld: str, codelijst: str = "") -> tuple[str, ...]:
        """Return several codes in the order of the code list: the order in the cell does not matter."""
        codelijst = codelijst or veld
        found = {self._code(veld, codelijst, woord) for woord in self.lijst(veld, hooguit=500)}
        return tuple(code for code in CODELIJSTEN[codelijst].values if code in found)

    def _code(self, veld: str, codelijst: str, woord: str) -> str:
        code = self._woorden.code(codelijst, woord)
        if code is None:
            mogelijk = ", ".join(CODELIJSTEN[codelijst].values)
            raise Rijfout(f"‘{show(woord)}’ is onbekend. Kies uit: {mogelijk}.", veld=veld)
        return code

    def positief(self, veld: str, *, hooguit: int, decimalen: int = 0) -> Decimal | None:
        """Return a number above zero."""
        cel = self.ruw(veld)
        if not cel:
            return None
        getal = _number(cel)
        if getal is None or getal <= 0 or getal > hooguit or not _fits(getal, decimalen):
            soort = (
                "geheel getal" if decimalen == 0 else f"getal met hooguit {decimalen} cijfer achter de komma"
            )
            raise Rijfout(
                f"‘{show(cel)}’ kan niet. Vul een {soort} in van meer dan 0 en hooguit {hooguit}.", veld=veld
            )
        return getal

    def prijs(self, veld: str) -> Decimal | None:
        cel = self.ruw(veld)
        if not cel:
            return None
        if cel.casefold() in GRATIS:
            return Decimal(0)
        getal = _number(re.sub(r"(,-|,--)$", "", cel.removeprefix("€").removeprefix("EUR").strip()))
        if getal is None or not _fits(getal, 2):
            raise Rijfout(
                f"‘{show(cel)}’ is geen bedrag in euro. Schrijf bijvoorbeeld 1250 of 1250,50.", veld=veld
            )
        if getal < 0:
            raise Rijfout(f"De prijs is {show(cel)}. Een prijs is 0 euro of meer.", veld=veld)
        if getal >= 1_000_000:  # noqa: PLR2004
            raise Rijfout(
                f"De prijs {show(cel)} is te hoog voor een traject. Controleer het bedrag.", veld=veld
            )
        return getal

    def datum(self, veld: str) -> date | None:
        cel = self.ruw(veld)
        if not cel:
            return None
        for vorm in DATUMVORMEN:
            try:
                datum = datetime.strptime(cel, vorm).date()  # noqa: DTZ007 - a date has no time zone
            except ValueError:
                continue
            if datum.year in JAREN:
                return datum
        raise Rijfout(
            f"‘{show(cel)}’ is geen datum. Schrijf bijvoorbeeld 2027-01-31 of 31-01-2027.", veld=veld
        )

    def url(self, veld: str) -> str:
        cel = self.tekst(veld, hooguit=500)
        if NIET_IN_URL.search(cel):
            raise Rijfout(
                f"‘{show(cel)}’ is geen webadres. Haal spaties, aanhalingstekens en de tekens < en > weg.",
                veld=veld,
            )
        if cel:
            try:
                _url(cel)
            except ValidationError as error:
                raise Rijfout(
                    f"‘{show(cel)}’ is geen webadres. Een webadres begint met https://.", veld=veld
                ) from error
        return cel

    def check_kvk(self, veld: str) -> None:
        cel = self.ruw(veld)
        if cel:
            try:
                validate_kvk(cel)
            except ValidationError as error:
                raise Rijfout(f"‘{show(cel)}’ kan niet. {error.messages[0]}", veld=veld) from error


def _unsafe(cel: str) -> str:
    """Return why a cell is refused whatever its column is, or nothing."""
    if len(cel) > veilig.MAX_CEL:
        return f"De cel heeft meer dan {veilig.MAX_CEL} tekens. Maak de tekst korter."
    teken = veilig.formula_sign(cel)
    if teken:
        naam = {"\t": "een tab", "\r": "een regeleinde"}.get(teken, f"‘{teken}’")
        return f"De cel begint met {naam}. Een rekenprogramma kan dat als formule uitvoeren. Haal het weg."
    teken = veilig.hidden_sign(cel)
    if teken:
        return (
            f"De cel bevat onzichtbare stuurtekens (U+{ord(teken):04X} op plek {cel.index(teken) + 1}). "
            "Typ de tekst opnieuw."
        )
    kaal = cel.strip()
    if kaal == veilig.ZONDER_UITKOMST:
        return "De cel bevat een formule zonder uitkomst. Vul de uitkomst zelf in."
    if EXCELFOUT.fullmatch(kaal):
        return f"De cel bevat een fout uit het rekenprogramma: ‘{show(kaal)}’."
    return ""


def _begins_with_minus(cel: str) -> str:
    if not veilig.formula_sign(cel, ("-",)):
        return ""
    return "De naam begint met ‘-’. Een rekenprogramma kan dat als formule uitvoeren. Haal het weg."


def _fit(tekst: str, veld: str, hooguit: int) -> str:
    if len(tekst) > hooguit:
        raise Rijfout(f"De tekst heeft {len(tekst)} tekens. Het mogen er hooguit {hooguit} zijn.", veld=veld)
    return tekst


def _number(cel: str) -> Decimal | None:
    """Read a number as a Dutch reader does: a point before three digits separates thousands."""
    cel = cel.replace(" ", "")
    if len(cel) > 20 or not cel.isascii():  # noqa: PLR2004 - nothing here is that long
        return None
    if DUIZENDTALLEN.fullmatch(cel):
        return Decimal(cel.replace(".", "").replace(",", "."))
    return Decimal(cel.replace(",", ".")) if GETAL.fullmatch(cel) else None


def _fits(getal: Decimal, decimalen: int) -> bool:
    return getal == getal.quantize(Decimal(1).scaleb(-decimalen))
