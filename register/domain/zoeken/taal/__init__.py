"""From what somebody typed to what is looked up: words, their stems, and how far each may be stretched."""
