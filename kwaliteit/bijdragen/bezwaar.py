"""What bezwaar and heroverweging give to the kernel's registries."""


def register() -> None:
    """Fill the registries."""
