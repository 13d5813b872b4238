"""Where in the demo the pages of mail are found, and their states beside the usual one."""

BERICHTARGUMENTEN = {
    "bericht-detail": "SELECT id AS pk FROM napl_bericht ORDER BY id LIMIT 1",
    "berichtsoort-html": "SELECT 'verwerking' AS code",
}
BERICHTSTANDEN: tuple[tuple[str, str | None, str], ...] = (
    ("e-mail, niets gevonden", "coordinator", "/bureau/berichten/?wie=niemand-heet-zo"),
    ("e-mail van een soort", "coordinator", "/bureau/berichten/?soort=zoekwaarschuwing"),
)
