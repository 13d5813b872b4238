"""Where in the demo the pages of the life of a version are found, and their states beside the usual one."""

TREKKER, BUDDY = "trekker-van-lesonderzoek", "buddy-van-zij-instromers"

LEVENARGUMENTEN = {
    **{
        f"ontwikkelpaden:versie-{soort}": "SELECT 'curriculumdeskundigheid' AS slug, 1 AS nummer"
        for soort in ("pdf", "docx", "json")
    },
    **{
        f"ontwikkelpaden:{naam}": f"SELECT '{BUDDY}' AS slug, 1 AS nummer"
        for naam in ("consultatie", "consultatie-reageer", "consultatie-antwoorden")
    },
    "ontwikkelpaden:versie-vergelijken": f"SELECT '{TREKKER}' AS slug, 2 AS nummer, 1 AS ander",
    "ontwikkelpaden:versie-zet": f"SELECT '{BUDDY}' AS slug, 1 AS nummer, 'intrekken' AS zet",
    "ontwikkelpaden:herzien": f"SELECT 'vo-rollen' AS slug, '{TREKKER}' AS pad, 2 AS nummer",
    "register:hertypering": f"SELECT '{TREKKER}' AS slug",
}
_EDITOR = "/ateliers/vo-rollen/paden"
_ZET = "/bureau/ontwikkelpaden"
# What it is, who looks, and where.
LEVENSTANDEN: tuple[tuple[str, str | None, str], ...] = (
    ("herzien door wie meedoet", "atelierlid", f"{_EDITOR}/{TREKKER}/v2/herzien/"),
    ("herzien van wat al een volgende heeft", "atelierlid", f"{_EDITOR}/{TREKKER}/v1/herzien/"),
    ("editor van wat vaststaat", "atelierlid", f"{_EDITOR}/{TREKKER}/v2/"),
    ("editor in consultatie", "atelierlid", f"{_EDITOR}/{BUDDY}/v1/"),
    ("consultatie, met formulieren", "leraar", f"/ontwikkelpaden/{BUDDY}/v1/consultatie/"),
    ("consultatie met antwoorden", None, f"/ontwikkelpaden/{TREKKER}/v2/consultatie/"),
    ("reacties met antwoorden", "atelierlid", f"/ontwikkelpaden/{TREKKER}/v2/consultatie/antwoorden/"),
    ("pad in consultatie", None, f"/ontwikkelpaden/{BUDDY}/"),
    ("pad, vastgesteld", None, f"/ontwikkelpaden/{TREKKER}/"),
    ("pad, vervangen versie", None, f"/ontwikkelpaden/{TREKKER}/v1/"),
    ("alleen verschillen", None, f"/ontwikkelpaden/{TREKKER}/v2/vergelijken/1/?toon=verschillen"),
    ("vergelijken met zichzelf", None, f"/ontwikkelpaden/{TREKKER}/v2/vergelijken/2/"),
    ("consultatie openen", "coordinator", f"{_ZET}/coach-van-startende-leraren/v1/consulteren/"),
    ("consultatie verlengen", "coordinator", f"{_ZET}/{BUDDY}/v1/verlengen/"),
    ("een zet die niet kan", "coordinator", f"{_ZET}/{TREKKER}/v1/vaststellen/"),
)
