"""Monitoring: what participants, aanbieders and others tell of recognised trajecten, and what follows."""
