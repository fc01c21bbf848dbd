"""What the fields hold, and what requiring them would cost."""
