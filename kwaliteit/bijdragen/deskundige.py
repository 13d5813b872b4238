"""What deskundigen, their ties and their assignment give to the kernel's registries."""


def register() -> None:
    """Fill the registries."""
