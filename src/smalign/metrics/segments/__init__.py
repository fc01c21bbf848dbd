"""What goes with more sales, and what a sale is worth."""
