"""Aanbod: who works for an aanbieder and may edit, sign or manage there.

Every page, API and verb of an aanbieder asks this: what ``aanbieders_van`` leaves out does not exist for
somebody (404), and within it the three ``may_`` questions decide.
"""

from register.models.aanbod import aanbieders_van, may_edit, may_manage, may_sign

__all__ = ["aanbieders_van", "may_edit", "may_manage", "may_sign"]
