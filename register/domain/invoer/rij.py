"""A row of the file as typed values, still without the database."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from napl.tekst import comparable
from register.domain.invoer.fouten import Rijfout
from register.domain.invoer.kop import KOLOMMEN
from register.domain.invoer.plaatsen import Plek, parse_plek
from register.domain.invoer.tabel import Tabelrij
from register.domain.invoer.waarden import Cellen
from register.domain.invoer.woorden import Woordenlijst
from register.domain.traject import Trajectgegevens, study_hours
from register.enums import StudielastEenheid, Taal

MAX_TEKST = 10_000


@dataclass(frozen=True)
class Aanbod:
    """What a row tells about when, where and for how much; None and empty mean unknown."""

    plek: Plek = field(default_factory=Plek)
    start_datum: date | None = None
    eind_datum: date | None = None
    inschrijven_tot: date | None = None
    prijs: Decimal | None = None


@dataclass(frozen=True)
class Importrij:
    """``gegevens`` holds the content without its relations; those come from the typering."""

    regelnummer: int
    naam: str
    aanbiedercel: str
    sleutel: str
    gegevens: Trajectgegevens
    aanbod: Aanbod
    opmerkingen: tuple[str, ...] = ()


def parse_rij(rij: Tabelrij, woorden: Woordenlijst) -> Importrij:
    """Read one row; raises Rijfout for the first thing in it that cannot be."""
    if rij.fout:
        raise Rijfout(rij.fout)
    cellen = Cellen(rij.cellen, woorden)
    cellen.check_veilig(KOLOMMEN)
    naam = _naam(cellen)
    cellen.check_kvk("kvk")
    waarde, eenheid, opmerkingen = _studielast(cellen)
    gegevens = Trajectgegevens(
        naam=naam,
        samenvatting=cellen.tekst("samenvatting", hooguit=400),
        beschrijving=cellen.alinea("beschrijving", hooguit=MAX_TEKST),
        leeruitkomsten=cellen.lijst("leeruitkomsten", hooguit=1000),
        toelatingseisen=cellen.alinea("toelatingseisen", hooguit=MAX_TEKST),
        accreditatie=cellen.code("accreditatie"),
        taal=cellen.code("taal") or Taal.NL.value,
        website=cellen.url("url"),
        vorm=cellen.code("vorm"),
        soort=cellen.code("type", "soort"),
        sectoren=cellen.codes("sector"),
        themas=cellen.codes("thema"),
        studielast_waarde=waarde,
        studielast_eenheid=eenheid,
        duur_maanden=_whole(cellen.positief("duur_maanden", hooguit=240)),
        bron=cellen.alinea("bron", hooguit=2000),
        zekerheid=cellen.code("zekerheid"),
    )
    return Importrij(
        regelnummer=rij.regelnummer,
        naam=naam,
        aanbiedercel=cellen.tekst("aanbieder", hooguit=400),
        sleutel=cellen.tekst("sleutel", hooguit=100),
        gegevens=gegevens,
        aanbod=_aanbod(cellen, woorden),
        opmerkingen=opmerkingen,
    )


def _naam(cellen: Cellen) -> str:
    naam = cellen.tekst("naam", hooguit=200)
    if not naam:
        raise Rijfout("De naam is leeg. Elk traject heeft een naam.", veld="naam")
    if not comparable(naam):
        raise Rijfout("De naam heeft geen letters of cijfers.", veld="naam")
    return naam


def _whole(getal: Decimal | None) -> int | None:
    return None if getal is None else int(getal)


def _studielast(cellen: Cellen) -> tuple[Decimal | None, str, tuple[str, ...]]:
    """Take EC when the hours agree with it (28 a point); else the hours, which are the more precise claim."""
    ec = cellen.positief("ec", hooguit=1000, decimalen=1)
    uren = cellen.positief("studielast_uren", hooguit=50_000, decimalen=1)
    if ec is None:
        return (uren, StudielastEenheid.UUR.value, ()) if uren is not None else (None, "", ())
    verwacht = study_hours(ec, StudielastEenheid.EC)
    if uren is None or verwacht == study_hours(uren, StudielastEenheid.UUR):
        return ec, StudielastEenheid.EC.value, ()
    opmerking = (
        f"{ec} EC is {verwacht} uur, maar in het bestand staat {uren} uur. Het register gebruikt de uren."
    )
    return uren, StudielastEenheid.UUR.value, (opmerking,)


def _aanbod(cellen: Cellen, woorden: Woordenlijst) -> Aanbod:
    start, eind = cellen.datum("start_datum"), cellen.datum("eind_datum")
    if start and eind and eind < start:
        raise Rijfout(
            f"De einddatum ({eind:%d-%m-%Y}) ligt voor de startdatum ({start:%d-%m-%Y}).", veld="eind_datum"
        )
    plek = parse_plek(cellen.ruw("plaats_of_online"), woorden)
    eigen = parse_plek(cellen.ruw("plaats"), woorden)
    if eigen.plaatsen:
        plek = replace(plek, plaatsen=eigen.plaatsen)
    locatie = cellen.code("locatie")
    if locatie:
        plek = replace(plek, locatie=locatie)
    for plaats in plek.plaatsen:
        if len(plaats) > 100:  # noqa: PLR2004 - the column of an uitvoering
            raise Rijfout("De naam van de plaats is te lang.", veld="plaats_of_online")
    return Aanbod(plek, start, eind, cellen.datum("inschrijven_tot"), cellen.prijs("prijs_eur"))
