"""Benchmarks: what costs how much, as ratios measured in one run."""
