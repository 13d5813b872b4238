"""Measure search against what teachers expect: judged queries, figures, and two engines to compare with.

The judgements are data (``register/data/relevantie.csv``); the guide is docs/handleidingen/zoeken-meten.md.
"""

from register.domain.relevantie.meting import Meting, Uitkomst, measure
from register.domain.relevantie.oordelen import GEEN_ANTWOORD, SOORTEN, Proefvraag, load_proefvragen

__all__ = ["GEEN_ANTWOORD", "SOORTEN", "Meting", "Proefvraag", "Uitkomst", "load_proefvragen", "measure"]
