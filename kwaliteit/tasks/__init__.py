"""Celery tasks of kwaliteitszorg; importing them here is how the worker finds them."""

from kwaliteit.tasks import besluit, betalingen, erkenning, monitoring

__all__ = ["besluit", "betalingen", "erkenning", "monitoring"]
