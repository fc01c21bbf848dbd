"""Return on marketing, the paths to a sale, and whether money follows data."""
