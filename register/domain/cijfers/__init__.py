"""What happens with trajecten, counted per day without a person (docs/adr/0039-werkbak.md)."""
