"""What another deployment is told of a case, and which parcels wait."""
