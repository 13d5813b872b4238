"""Bezwaar: an objection to a decision, from letter to a decision that may replace it."""
