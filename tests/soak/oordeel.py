"""Whether an import that was killed did everything once: questions to the database, past the project."""

from tests.soak.bestand import Invoer
from tests.soak.opstelling import Opstelling

# Each finds what must not be there: a half or a double row of any kind.
FOUTEN = {
    "a taken row without a traject": """SELECT regelnummer FROM register_importregel
        WHERE opdracht_id = %(opdracht)s AND uitkomst = 'gemaakt' AND traject_id IS NULL""",
    "a traject with two rows": """SELECT traject_id FROM register_importregel
        WHERE opdracht_id = %(opdracht)s AND uitkomst = 'gemaakt' GROUP BY 1 HAVING count(*) > 1""",
    "a key with two trajecten": """SELECT importsleutel FROM register_traject
        WHERE importsleutel <> '' GROUP BY 1 HAVING count(*) > 1""",
    "a name at one aanbieder with two trajecten": """SELECT v.naam FROM register_trajectversie v
        JOIN register_trajectaanbieder ta ON ta.traject_id = v.traject_id
        WHERE v.status = 'live' GROUP BY v.naam, ta.aanbieder_id HAVING count(*) > 1""",
    "a traject that no row reports": """SELECT slug FROM register_traject t WHERE NOT EXISTS
        (SELECT FROM register_importregel r WHERE r.traject_id = t.id AND r.uitkomst = 'gemaakt')""",
    "a traject without a live version": """SELECT slug FROM register_traject t WHERE NOT EXISTS
        (SELECT FROM register_trajectversie v WHERE v.id = t.live_id AND v.status = 'live')""",
    "a traject that cannot be found": """SELECT slug FROM register_traject t
        WHERE NOT EXISTS (SELECT FROM register_zoekdocument z WHERE z.traject_id = t.id)""",
    "a traject that is not listed exactly once": """SELECT slug FROM register_traject t
        WHERE (SELECT count(*) FROM register_opname o WHERE o.traject_id = t.id) <> 1""",
    "a traject without an aanbieder": """SELECT slug FROM register_traject t
        WHERE NOT EXISTS (SELECT FROM register_trajectaanbieder a WHERE a.traject_id = t.id)""",
    "a traject that was not logged exactly once": """SELECT slug FROM register_traject t
        WHERE (SELECT count(*) FROM napl_gebeurtenis g WHERE g.onderwerp_soort = 'register.traject'
          AND g.onderwerp_id = t.id AND g.soort = 'traject.aangemaakt') <> 1""",
    "an aanbieder twice": """SELECT vergelijknaam FROM register_aanbieder GROUP BY 1 HAVING count(*) > 1""",
}


def complaints(opstelling: Opstelling, verwerking: int, invoer: Invoer) -> list[str]:
    """Return everything that is wrong after an import of a file into an empty register."""
    status, klaar, totaal, tellingen = opstelling.ask(
        "SELECT status, klaar, totaal, tellingen FROM napl_verwerking WHERE id = %s", verwerking
    )[0]
    rows = opstelling.ask(
        """SELECT r.opdracht_id, r.regelnummer, r.uitkomst FROM register_importregel r
        JOIN register_importopdracht o ON o.id = r.opdracht_id WHERE o.verwerking_id = %s
        ORDER BY r.regelnummer""",
        verwerking,
    )
    found = []
    if status != "afgerond":
        found.append(f"the run is {status}")
    aantal = len(invoer.goed) + len(invoer.geweigerd)
    if (klaar, totaal) != (aantal, aantal):
        found.append(f"progress says {klaar} of {totaal}, the file has {aantal}")
    if [regel for _, regel, _ in rows] != sorted(invoer.goed | invoer.geweigerd):
        found.append("the report does not have every row exactly once")
    for uitkomst, expected in (("gemaakt", invoer.goed), ("geweigerd", invoer.geweigerd)):
        if {regel for _, regel, gekregen in rows if gekregen == uitkomst} != expected:
            found.append(f"other rows are {uitkomst} than those that must be")
        if not isinstance(tellingen, dict) or tellingen.get(uitkomst) != len(expected):
            found.append(f"the counts {tellingen} say not {len(expected)} {uitkomst}")
    params = {"opdracht": rows[0][0] if rows else 0}
    for what, query in FOUTEN.items():
        wrong = opstelling.ask_named(query, params)
        if wrong:
            found.append(f"{what}: {wrong[:3]} ({len(wrong)} in all)")
    return found
