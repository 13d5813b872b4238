from ontwikkelpaden.forms.paden import FACETTEN, MAX_PAGINA, PAGINA, PAGINA_GROOTTE, Padvraag, parse_padvraag

__all__ = ["FACETTEN", "MAX_PAGINA", "PAGINA", "PAGINA_GROOTTE", "Padvraag", "parse_padvraag"]
