"""What advice, zienswijze and decision give to the kernel's registries."""


def register() -> None:
    """Fill the registries."""
