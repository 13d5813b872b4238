from napl.views.terug import safe_volgende

__all__ = ["safe_volgende"]
