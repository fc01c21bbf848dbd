"""How cards move through their stages and change hands."""
