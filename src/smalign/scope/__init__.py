"""What a question is about: as-of, period, filters and segments, as views over the model."""
