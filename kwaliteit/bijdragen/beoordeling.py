"""What judging per criterium, and consensus give to the kernel's registries."""


def register() -> None:
    """Fill the registries."""
