"""The life of a recognition: granted, suspended, withdrawn, followed by the next."""

from kwaliteit.domain.erkenning.intrekken import withdraw_erkenning
from kwaliteit.domain.erkenning.verlenen import grant_erkenning, grond_van

__all__ = ["grant_erkenning", "grond_van", "withdraw_erkenning"]
