"""Marketing's own numbers and independent logs against the CRM."""
