"""Who gets the credit for conversions, as pure functions over journeys that were added up."""
