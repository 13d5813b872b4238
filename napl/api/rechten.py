"""API views say their right in ``recht``, like pages do."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from napl.rechten import heeft_recht


class HeeftRecht(BasePermission):
    def has_permission(self, request: Request, view: Any) -> bool:
        """Fail loudly for a view without a right, so that none is open by accident."""
        return heeft_recht(request.user, view.recht)
