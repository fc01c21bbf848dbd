"""Raw tables become the canonical ones: recognised, typed, merged, linked, given their stages."""
