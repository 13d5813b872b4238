from kwaliteit.models.erkenning import Erkenning

__all__ = ["Erkenning"]
