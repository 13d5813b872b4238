"""What recognitions that were granted give to the kernel's registries."""


def register() -> None:
    """Fill the registries."""
