"""Celery tasks of kwaliteitszorg; importing them here is how the worker finds them."""

from kwaliteit.tasks import betalingen, erkenning, monitoring

__all__ = ["betalingen", "erkenning", "monitoring"]
