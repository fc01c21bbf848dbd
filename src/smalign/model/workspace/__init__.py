"""A prepared export on disk: its canonical tables as Parquet, and what is known of them as JSON."""
