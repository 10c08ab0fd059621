"""Browser stories."""
