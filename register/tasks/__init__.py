"""Celery tasks of the register; importing them here is how the worker finds them."""

from register.tasks import actualisatie, invoer, teamroutes, waarschuwingen, zoekindex, zoeklog

__all__ = ["actualisatie", "invoer", "teamroutes", "waarschuwingen", "zoekindex", "zoeklog"]
