"""Forms of the kernel."""
