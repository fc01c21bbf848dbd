"""How soon and by whom leads are worked, and whether terms are kept."""
