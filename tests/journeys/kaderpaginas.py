"""Where in the demo the pages of the kwaliteitskader are found, and their states beside the usual one."""

_V1, _V2 = "SELECT 1 AS nummer", "SELECT 2 AS nummer"
_EERSTE = (
    "SELECT 2 AS nummer, d.id AS pk FROM kwaliteit_{} d JOIN kwaliteit_kaderversie v ON v.id = d.versie_id"
    " WHERE v.nummer = 2 ORDER BY d.id LIMIT 1"
)
KADERARGUMENTEN = {
    **{f"kwaliteit:{naam}": _V1 for naam in ("kaderversie-detail", "kaderversie-pdf")},
    **{
        f"kwaliteit:{naam}": _V2
        for naam in (
            "kaderconsultatie",
            "kaderconsultatie-reageer",
            "kaderconsultatie-antwoorden",
            "kader-bewerk",
            "kader-teksten",
            "standaard-nieuw",
            "criterium-nieuw",
            "kaderbron-nieuw",
        )
    },
    "kwaliteit:kader-vergelijken": "SELECT 2 AS nummer, 1 AS ander",
    "kwaliteit:bevinding-nieuw": "SELECT 1 AS nummer, '2.3' AS code",
    "kwaliteit:bevinding-antwoord": """SELECT 2 AS nummer, b.id AS pk FROM kwaliteit_kaderbevinding b
        ORDER BY b.id LIMIT 1""",
    "kwaliteit:openstelling-einde": """SELECT id AS pk FROM kwaliteit_openstelling
        WHERE geldig_van <= current_date ORDER BY id LIMIT 1""",
    **{f"kwaliteit:{naam}-bewerk": _EERSTE.format(naam) for naam in ("standaard", "criterium", "kaderbron")},
    "kwaliteit:kader-zet": "SELECT 2 AS nummer, 'verlengen' AS zet",
    "kwaliteit:kader-besluit": "SELECT 1 AS nummer, 'vervallen' AS zet",
}
KADERSTANDEN: tuple[tuple[str, str | None, str], ...] = (
    ("kader in consultatie", None, "/kwaliteitskader/v2/"),
    ("kaderconsultatie, met formulieren", "leraar", "/kwaliteitskader/v2/consultatie/"),
    ("kaderconsultatie met antwoorden", None, "/kwaliteitskader/v1/consultatie/"),
    ("kader, alleen verschillen", None, "/kwaliteitskader/v2/vergelijken/1/?toon=verschillen"),
    ("kader met bevindingen melden", "teamlid", "/kwaliteitskader/"),
    ("kader, een zet die niet kan", "coordinator", "/bureau/kwaliteitskader/v1/zet/consulteren/"),
)
