"""Every page of the project, found by walking its addresses: a new page joins the list by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import get_resolver, reverse

from napl.domain.demo import ACCOUNTS
from napl.enums import Rol
from napl.rechten import tabel
from tests.adressen import VOORBEELDEN, Adres, walk
from tests.journeys.aanbodpaginas import AANBODARGUMENTEN, AANBODSTANDEN
from tests.journeys.aanvraagpaginas import AANVRAAGARGUMENTEN, AANVRAAGSTANDEN
from tests.journeys.beoordelingpaginas import BEOORDELINGARGUMENTEN
from tests.journeys.berichtpaginas import BERICHTARGUMENTEN, BERICHTSTANDEN
from tests.journeys.besluitpaginas import BESLUITARGUMENTEN
from tests.journeys.betaalpaginas import BETAALARGUMENTEN
from tests.journeys.draaiend import Register
from tests.journeys.eigenpaginas import EIGENARGUMENTEN, EIGENSTANDEN
from tests.journeys.erkenningpaginas import ERKENNINGARGUMENTEN
from tests.journeys.kaderpaginas import KADERARGUMENTEN, KADERSTANDEN
from tests.journeys.levenpaginas import LEVENARGUMENTEN, LEVENSTANDEN
from tests.journeys.monitoringpaginas import MONITORINGARGUMENTEN
from tests.journeys.routepaginas import ROUTEARGUMENTEN, ROUTESTANDEN
from tests.journeys.vullen import LINK

# For an address with arguments: how to find them in the demo. The columns are named after the arguments.
_IN_ATELIER = "FROM ontwikkelpaden_atelier a JOIN"
_CONCEPT = """SELECT a.slug, p.slug AS pad, v.nummer{} FROM ontwikkelpaden_atelier a
    JOIN ontwikkelpaden_ontwikkelpad p ON p.atelier_id = a.id
    JOIN ontwikkelpaden_padversie v ON v.pad_id = p.id
    JOIN ontwikkelpaden_dimensie d ON d.padversie_id = v.id
    JOIN ontwikkelpaden_subdimensie s ON s.dimensie_id = d.id
    WHERE a.slug = 'vo-rollen' ORDER BY s.id LIMIT 1"""
_VAN_LERAAR = (
    "FROM napl_{} d JOIN napl_gebruiker g ON g.id = d.eigenaar_id WHERE g.email LIKE 'leraar@%' LIMIT 1"
)
_GEKREGEN = """FROM napl_deling d JOIN napl_bestand b ON b.eigenaar_id = d.eigenaar_id
    WHERE d.ontvanger_email LIKE 'leraar@%' LIMIT 1"""
_DOSSIERARGUMENTEN = {
    "bestand": f"SELECT d.id AS pk {_VAN_LERAAR.format('bestand')}",
    "mijn-bestand": f"SELECT d.id AS pk {_VAN_LERAAR.format('bestand')}",
    "mijn-deling": f"SELECT d.id AS pk {_VAN_LERAAR.format('deling')}",
    "mijn-gegevens-wissen": "SELECT 'account' AS wat",
    "gedeeld": f"SELECT '{LINK}' AS token",
    "gedeeld-bestand": f"SELECT '{LINK}' AS token, b.id AS pk {_GEKREGEN}",
}
_ATELIERARGUMENTEN = {
    **{
        f"ontwikkelpaden:{naam}": "SELECT 'vo-rollen' AS slug"
        for naam in (
            "atelier-detail",
            "atelier-wijzig",
            "atelier-deelnemers",
            "bijeenkomst-nieuw",
            "werkdocument-nieuw",
            "pad-nieuw",
        )
    },
    **{f"ontwikkelpaden:{naam}": _CONCEPT.format("") for naam in ("bewerker", "opbouw", "wijzigingen")},
    "ontwikkelpaden:bijeenkomst-wijzig": f"""SELECT a.slug, b.id AS pk {_IN_ATELIER}
        ontwikkelpaden_atelierbijeenkomst b ON b.atelier_id = a.id
        WHERE a.slug = 'vo-rollen' ORDER BY b.id LIMIT 1""",
    "ontwikkelpaden:werkdocument-wijzig": f"""SELECT a.slug, w.id AS pk {_IN_ATELIER}
        ontwikkelpaden_werkdocument w ON w.atelier_id = a.id
        WHERE a.slug = 'vo-rollen' ORDER BY w.id LIMIT 1""",
    "ontwikkelpaden:cel": _CONCEPT.format(", s.id AS subdimensie, 'startbekwaam' AS niveau"),
    "ontwikkelpaden:padtekst": _CONCEPT.format(", 'omschrijving' AS veld"),
    "ontwikkelpaden:onderdeeltekst": _CONCEPT.format(", 'subdimensie' AS veld, s.id AS onderdeel"),
}
# The plan that the teacher of the demo made: whoever looks at all its pages has to manage it and take part.
_TEAMROUTE = """register_teamroute r JOIN napl_gebruiker g ON g.id = r.gemaakt_door_id
    JOIN register_schooldoel d ON d.teamroute_id = r.id JOIN register_schooldoelpad p ON p.doel_id = d.id
    JOIN register_teamroutestap s ON s.doelpad_id = p.id WHERE g.email LIKE 'leraar@%'
    ORDER BY r.id, s.id LIMIT 1"""
_TEAMARGUMENTEN = {
    **{
        f"register:teamroute-{naam}": f"SELECT r.id AS pk FROM {_TEAMROUTE}"
        for naam in ("detail", "bewerken", "uitnodigingen", "mijn-deel", "gedeeld", "behoeften")
    },
    "register:teamroute-doel": f"SELECT r.id AS pk, d.id AS doel FROM {_TEAMROUTE}",
    "register:teamroute-voorstellen": f"SELECT r.id AS pk, p.id AS doelpad FROM {_TEAMROUTE}",
    "register:teamroute-stap-nieuw": f"SELECT r.id AS pk, p.id AS doelpad FROM {_TEAMROUTE}",
    "register:teamroute-stap": f"SELECT r.id AS pk, s.id AS stap FROM {_TEAMROUTE}",
}
# The development of the teacher of the demo: for the others who look, it does not exist.
_EVALUATIE = """SELECT p.slug, z.id AS pk FROM ontwikkelpaden_zelfevaluatie z
    JOIN ontwikkelpaden_padversie v ON v.id = z.padversie_id
    JOIN ontwikkelpaden_ontwikkelpad p ON p.id = v.pad_id
    JOIN napl_gebruiker g ON g.id = z.gebruiker_id WHERE g.email LIKE 'leraar@%' ORDER BY z.id LIMIT 1"""
_ANTWOORD = """SELECT p.slug, z.id AS pk, a.subdimensie_id AS subdimensie FROM ontwikkelpaden_zelfevaluatie z
    JOIN ontwikkelpaden_zelfevaluatieantwoord a ON a.zelfevaluatie_id = z.id
    JOIN ontwikkelpaden_padversie v ON v.id = z.padversie_id
    JOIN ontwikkelpaden_ontwikkelpad p ON p.id = v.pad_id
    JOIN napl_gebruiker g ON g.id = z.gebruiker_id WHERE g.email LIKE 'leraar@%'
    ORDER BY a.bewijsstuk_id NULLS LAST, a.id LIMIT 1"""
_MIJNARGUMENTEN = {
    **dict.fromkeys(
        (
            "ontwikkelpaden:mijn-pad",
            "ontwikkelpaden:zelfevaluatie-begin",
            "ontwikkelpaden:doel-nieuw",
            "register:passend",
        ),
        "SELECT 'curriculumdeskundigheid' AS slug",
    ),
    "ontwikkelpaden:zelfevaluatie": _EVALUATIE,
    "ontwikkelpaden:zelfevaluatie-weg": _EVALUATIE,
    "ontwikkelpaden:antwoord-bewijsstuk": _ANTWOORD,
    "ontwikkelpaden:doel-wijzig": """SELECT d.id AS pk FROM ontwikkelpaden_doel d
        JOIN napl_gebruiker g ON g.id = d.gebruiker_id WHERE g.email LIKE 'leraar@%' ORDER BY d.id LIMIT 1""",
}
ARGUMENTEN = {
    **_ATELIERARGUMENTEN,
    **_MIJNARGUMENTEN,
    **_TEAMARGUMENTEN,
    **ROUTEARGUMENTEN,
    **EIGENARGUMENTEN,
    **AANBODARGUMENTEN,
    **_DOSSIERARGUMENTEN,
    "register:traject-detail": """SELECT t.slug FROM register_traject t
        JOIN register_uitvoering u ON u.traject_id = t.id JOIN register_opname o ON o.traject_id = t.id
        WHERE o.soort = 'erkend' AND t.status = 'actief' AND u.status = 'open' ORDER BY t.id LIMIT 1""",
    "register:traject-ical": "SELECT slug FROM register_traject WHERE status = 'actief' ORDER BY id LIMIT 1",
    "register:naar-aanbieder": """SELECT t.slug FROM register_traject t
        JOIN register_trajectversie v ON v.id = t.live_id JOIN register_opname o ON o.traject_id = t.id
        WHERE t.status = 'actief' AND v.website <> '' AND o.geldig_tot IS NULL ORDER BY t.id LIMIT 1""",
    "register:aanbieder-detail": """SELECT a.slug FROM register_aanbieder a
        JOIN register_trajectaanbieder ta ON ta.aanbieder_id = a.id
        GROUP BY a.id ORDER BY count(*) DESC, a.id LIMIT 1""",
    "register:zoekkeuzes": "SELECT 'aanbieder' AS facet",
    "register:import-detail": "SELECT verwerking_id AS pk FROM register_importopdracht LIMIT 1",
    "register:import-verslag": "SELECT verwerking_id AS pk FROM register_importopdracht LIMIT 1",
    "register:synoniem-wijzig": "SELECT id AS pk FROM register_synoniem WHERE actief LIMIT 1",
    "register:synoniem-verwijder": "SELECT id AS pk FROM register_synoniem WHERE van = 'dyslexie' LIMIT 1",
    "register:teamlijst-detail": "SELECT id AS pk FROM register_teamlijst ORDER BY id LIMIT 1",
    "register:zoekwaarschuwing-stop": """SELECT substring(tekst FROM '/stop/([^/]+)/') AS token
        FROM napl_bericht WHERE soort = 'zoekwaarschuwing' ORDER BY id LIMIT 1""",
    "verwerking-detail": "SELECT id AS pk FROM napl_verwerking ORDER BY id LIMIT 1",
    "ontwikkelpaden:pad-detail": "SELECT 'curriculumdeskundigheid' AS slug",
    "ontwikkelpaden:padversie-detail": "SELECT 'curriculumdeskundigheid' AS slug, 1 AS nummer",
    **LEVENARGUMENTEN,
    **KADERARGUMENTEN,
    **BEOORDELINGARGUMENTEN,
    **AANVRAAGARGUMENTEN,
    **BESLUITARGUMENTEN,
    **BETAALARGUMENTEN,
    **MONITORINGARGUMENTEN,
    **BERICHTARGUMENTEN,
    **ERKENNINGARGUMENTEN,
}
INGELOGD = "behandelaar"  # sees the links to the bureau too


@dataclass(frozen=True)
class Pagina:
    """One page in one state: an address, or the name of one, and who looks at it."""

    naam: str
    account: str | None
    pad: str = ""

    def __str__(self) -> str:
        return f"{self.naam}{self.pad and ' ' + self.pad}, {self.account or 'visitor'}"

    def find(self, register: Register) -> str:
        if self.pad.startswith("SELECT"):
            return str(register.value(self.pad))
        if self.pad:
            return self.pad
        arguments = register.row(ARGUMENTEN[self.naam]) if self.naam in ARGUMENTEN else {}
        return reverse(self.naam, kwargs=arguments)


# States of pages that an address alone does not show.
STANDEN = [
    # Who takes part; by the role alone somebody else would be asked, who only gets a refusal.
    *(
        Pagina(naam, "atelierlid")
        for naam in _ATELIERARGUMENTEN
        if naam not in {"ontwikkelpaden:atelier-wijzig", "ontwikkelpaden:atelier-deelnemers"}
    ),
    Pagina("ontwikkelpaden:atelier-deelnemers", "coordinator"),
    *(Pagina(*stand) for stand in LEVENSTANDEN),
    *(Pagina(*stand) for stand in AANBODSTANDEN),
    *(Pagina(*stand) for stand in KADERSTANDEN),
    *(Pagina(*stand) for stand in AANVRAAGSTANDEN),
    *(Pagina(*stand) for stand in BERICHTSTANDEN),
    Pagina("werkbak, alles gefilterd", "coordinator", "/bureau/?wie=alles&q=e&volgorde=naam"),
    Pagina("werkbak, niets gevonden", "behandelaar", "/bureau/?wie=anderen&q=xyzzy&te_laat=ja"),
    Pagina("logboek van een zaak", "beheer", "/bureau/logboek/?soort=register.aanmelding"),
    Pagina("cijfers van een aanbieder", "aanbieder", "/aanbod/cijfers/"),
    Pagina("zoeken", None, "/trajecten/?q=rekencoördinator&sector=po&locatie=fysiek&prijsMax=5000"),
    Pagina("zoeken zonder uitslag", None, "/trajecten/?q=rekencoördinator&locatie=online&prijsMax=1"),
    Pagina("zoeken met uitleg", None, "/trajecten/?q=rekencordinator+xyzzy+leerkracht"),
    Pagina("zoeken precies", None, "/trajecten/?q=taal&precies=true&plaats=utrecht&startVan=2026-01-01"),
    Pagina("zoeken in de buurt zonder uitslag", None, "/trajecten/?q=taal&plaats=Domburg&afstand=5"),
    Pagina("zoeken in keuzes", None, "/trajecten/keuzes/aanbieder/?q=taal&sector=po&zoekIn=hoge"),
    Pagina("zoeken in keuzes met uitleg", None, "/trajecten/keuzes/financiering/?sector=vo"),
    Pagina("zoeken in keuzes, niets", None, "/trajecten/keuzes/regio/?zoekIn=xyzzy"),
    Pagina("zoeken met fouten", None, "/trajecten/?sector=xx&prijsMax=veel&raar=1"),
    Pagina("zoeken, tweede pagina", None, "/trajecten/?pagina=2&sorteer=naam"),
    Pagina(
        "vergelijken",
        None,
        """SELECT '/trajecten/vergelijken/?traject=' || string_agg(slug, '&traject=') FROM (
        SELECT t.slug FROM register_traject t JOIN register_opname o ON o.traject_id = t.id
        WHERE t.status = 'actief' AND o.geldig_tot IS NULL ORDER BY o.soort, t.id LIMIT 4) AS vier""",
    ),
    Pagina("vergelijken met fouten", None, "/trajecten/vergelijken/?traject=raar&kleur=rood&q=rekenen"),
    Pagina("drie vragen, onderwerp", None, "/drie-vragen/?vraag=1&sector=po&thema=begeleiding"),
    Pagina("drie vragen, richting", None, "/drie-vragen/?vraag=2&sector=mbo&woorden=toetsen"),
    Pagina("drie vragen, tijd", None, "/drie-vragen/?vraag=3&sector=vo&uren=40&kleur=rood"),
    Pagina("drie vragen, ruimer", None, "/drie-vragen/uitslag/?sector=vo&woorden=rekenen&uren=8&waar=online"),
    Pagina("drie vragen, niets", None, "/drie-vragen/uitslag/?sector=po&woorden=ruimtevaart"),
    Pagina(
        "gespreksblad",
        None,
        """SELECT '/drie-vragen/gesprek/?sector=po&uren=40&traject=' || t.slug FROM register_traject t
        JOIN register_opname o ON o.traject_id = t.id
        WHERE t.status = 'actief' AND o.soort = 'erkend' AND o.geldig_tot > current_date
        ORDER BY t.id LIMIT 1""",
    ),
    Pagina("vlekken van een sector", None, "/witte-vlekken/?sector=po&niveau=expert"),
    Pagina("bewaarlijst", "leraar", "/bewaarlijst/"),
    Pagina("nieuwe waarschuwing", "leraar", "/mijn/zoekwaarschuwingen/nieuw/?q=taal&sector=po&raar=1"),
    Pagina("stoplink die niet werkt", None, "/zoekwaarschuwingen/stop/weg/"),
    Pagina(
        "delen met het team",
        "leraar",
        "SELECT '/mijn/teamlijsten/delen/?traject=' || t.slug FROM register_traject t "
        "JOIN register_bewaardtraject b ON b.traject_id = t.id LIMIT 1",
    ),
    *(Pagina(*stand) for stand in ROUTESTANDEN),
    *(Pagina(*stand) for stand in EIGENSTANDEN),
    Pagina("niet gevonden", None, "/bestaat-niet/"),
    Pagina("mag niet", "leraar", "/bureau/"),
    Pagina("stijlgids", None, "/stijlgids/"),
    Pagina(
        "ingetrokken",
        None,
        "SELECT '/trajecten/' || slug || '/' FROM register_traject WHERE status = 'ingetrokken'",
    ),
    Pagina(
        "niet vermeld",
        None,
        """SELECT '/trajecten/' || t.slug || '/' FROM register_traject t
        JOIN register_opname o ON o.traject_id = t.id
        WHERE t.status = 'actief' AND o.geldig_tot <= current_date LIMIT 1""",
    ),
    Pagina(
        "in kaart",
        None,
        """SELECT '/trajecten/' || t.slug || '/' FROM register_traject t
        JOIN register_opname o ON o.traject_id = t.id
        WHERE o.soort = 'in-kaart' AND o.geldig_tot IS NULL ORDER BY t.id LIMIT 1""",
    ),
    Pagina(
        "volgens import",
        "beheer",
        "SELECT '/bureau/import/' || verwerking_id || '/?toon=gemaakt' FROM register_importopdracht LIMIT 1",
    ),
]


def adressen() -> list[Adres]:
    """Return every address that a browser could show as a page."""
    return [adres for adres in walk(get_resolver("napl.urls").url_patterns) if not adres.is_api]


def has_get(adres: Adres) -> bool:
    return adres.naam not in VOORBEELDEN or VOORBEELDEN[adres.naam].methode == "get"


def paginas() -> Iterator[Pagina]:
    """Yield every address once per kind of visitor that may see it, and the states."""
    for adres in adressen():
        if has_get(adres):
            for account in _accounts(adres):
                yield Pagina(adres.naam, account)
    yield from STANDEN


def _accounts(adres: Adres) -> list[str | None]:
    allowed = tabel[adres.recht or ""].rollen
    if Rol.BEZOEKER in allowed:
        return [None, INGELOGD]
    return [next(naam for naam, (rol, _) in ACCOUNTS.items() if rol in allowed or Rol.GEBRUIKER in allowed)]
