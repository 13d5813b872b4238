"""What tariffs, invoices and payments give to the kernel's registries."""


def register() -> None:
    """Fill the registries."""
