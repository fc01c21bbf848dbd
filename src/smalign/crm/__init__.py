"""What each CRM, ad cabinet and call tracker calls things: data, and look-ups over it."""
