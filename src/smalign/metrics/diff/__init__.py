"""Two exports of one CRM."""
