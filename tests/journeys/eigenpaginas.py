"""The pages of the trajecten of the aanbieder of the demo, which has a draft beside what is live."""

_EIGEN = """SELECT t.slug{} FROM register_traject t
    JOIN register_trajectversie v ON v.traject_id = t.id AND v.status = 'concept'
    JOIN register_trajectaanbieder ta ON ta.traject_id = t.id
    JOIN register_aanbieder a ON a.id = ta.aanbieder_id{}
    WHERE a.naam = 'Academie De Lantaarn (fictief)' AND t.live_id IS NOT NULL ORDER BY t.id LIMIT 1"""
_MET_CONCEPT = _EIGEN.format("", "")

EIGENARGUMENTEN = {
    **{
        f"register:eigen-{naam}": _MET_CONCEPT
        for naam in (
            "traject",
            "kopie",
            "voorbeeld",
            "verschil",
            "publiceren",
            "weggooien",
            "uitvoeringen",
            "uitvoering-nieuw",
            "reeks",
            "jaar",
            "groep",
        )
    },
    "register:eigen-sectie": _EIGEN.format(", 'basis' AS sectie", ""),
    "register:eigen-uitvoering": _EIGEN.format(
        ", u.id AS pk", " JOIN register_uitvoering u ON u.traject_id = t.id AND u.status = 'open'"
    ),
}

_PAD = "SELECT '/aanbod/trajecten/' || slug || '{}' FROM (" + _MET_CONCEPT + ") AS eigen"
_NIEUW = """SELECT '/aanbod/trajecten/' || t.slug || '{}' FROM register_traject t
    JOIN register_trajectaanbieder ta ON ta.traject_id = t.id
    JOIN register_aanbieder a ON a.id = ta.aanbieder_id
    WHERE a.naam = 'Academie De Lantaarn (fictief)' AND t.live_id IS NULL ORDER BY t.id LIMIT 1"""
# Name, account and address of states that an address alone does not show.
EIGENSTANDEN = [
    *(
        (f"eigen traject, {sectie}", "aanbieder", _PAD.format(f"/{sectie}/"))
        for sectie in ("voor-wie", "inhoud", "ontwikkelpaden", "werkvormen", "tijd", "kosten")
    ),
    ("eigen traject, nog leeg", "aanbieder", _NIEUW.format("/")),
    ("eigen traject, nog niet te publiceren", "aanbieder", _NIEUW.format("/publiceren/")),
    ("eigen traject zonder uitvoeringen", "aanbieder", _NIEUW.format("/uitvoeringen/")),
]
