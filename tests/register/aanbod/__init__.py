"""Who works for which aanbieder, how they got in, and what they may do there."""
