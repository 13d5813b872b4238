"""Pages of judging per criterium, and consensus."""

from django.urls import URLPattern, path

from kwaliteit.views import beoordelen, beoordeling, consensus

_EEN = "beoordelen/<int:pk>/"
PADEN: list[URLPattern] = [
    path("beoordelen/", beoordelen.beoordelen, name="beoordelen"),
    path(_EEN, beoordeling.beoordeling_detail, name="beoordeling-detail"),
    path(f"{_EEN}antwoord/", beoordelen.beoordeling_antwoord, name="beoordeling-antwoord"),
    path(
        f"{_EEN}criteria/<int:criterium>/",
        beoordeling.beoordeling_criterium,
        name="beoordeling-criterium",
    ),
    path(f"{_EEN}feedback/", beoordeling.beoordeling_feedback, name="beoordeling-feedback"),
    path(f"{_EEN}inleveren/", beoordeling.beoordeling_inleveren, name="beoordeling-inleveren"),
    path(f"{_EEN}conflict/", beoordeling.beoordeling_conflict, name="beoordeling-conflict"),
    path(f"{_EEN}consensus/", consensus.consensus, name="consensus"),
    path(
        f"{_EEN}consensus/<int:criterium>/",
        consensus.consensus_criterium,
        name="consensus-criterium",
    ),
    path(f"{_EEN}akkoord/", consensus.consensus_akkoord, name="consensus-akkoord"),
]
