"""Celery tasks of the register; importing them here is how the worker finds them."""

from register.tasks import actualisatie

__all__ = ["actualisatie"]
