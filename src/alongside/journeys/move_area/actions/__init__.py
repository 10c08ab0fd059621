"""Parcels taken in, and delivered: each with its effect in one transaction."""
