"""Pijler 4: kwaliteitszorg."""
