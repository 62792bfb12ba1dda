"""Console: the staff's way in."""
