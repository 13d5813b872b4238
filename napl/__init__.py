"""The project and its shared kernel: nothing in here knows an app."""
