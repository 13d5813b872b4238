"""The days on which a term does not end, as the Algemene termijnenwet has them."""

from datetime import date, timedelta

from dateutil.easter import easter

ZONDAG = 6
EERSTE_PAASDAG = {
    -2: "Goede Vrijdag",
    1: "tweede paasdag",
    39: "Hemelvaartsdag",
    50: "tweede pinksterdag",
}


def wettelijke_feestdagen(jaar: int) -> dict[date, str]:
    """Return the recognised holidays of a year and what equals them (Algemene termijnenwet, art. 3, 1-2).

    Eerste paasdag and eerste pinksterdag are Sundays already. What a royal decree makes equal for one year
    (art. 3, 3) is not known beforehand: staff add it to the table.
    """
    pasen = easter(jaar)
    return dict(
        sorted(
            {
                date(jaar, 1, 1): "nieuwjaarsdag",
                **{pasen + timedelta(days=na): naam for na, naam in EERSTE_PAASDAG.items()},
                koningsdag(jaar): "Koningsdag",
                date(jaar, 5, 5): "Bevrijdingsdag",
                date(jaar, 12, 25): "eerste kerstdag",
                date(jaar, 12, 26): "tweede kerstdag",
            }.items()
        )
    )


def koningsdag(jaar: int) -> date:
    """Return the day on which the King's birthday is celebrated: 27 April, or the Saturday before."""
    dag = date(jaar, 4, 27)
    return dag - timedelta(days=1) if dag.weekday() == ZONDAG else dag
