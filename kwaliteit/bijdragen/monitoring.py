"""What evaluations, signals and interim reviews give to the kernel's registries."""


def register() -> None:
    """Fill the registries."""
