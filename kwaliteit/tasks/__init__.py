"""Celery tasks of kwaliteitszorg; importing them here is how the worker finds them."""

from kwaliteit.tasks import betalingen, monitoring

__all__ = ["betalingen", "monitoring"]
