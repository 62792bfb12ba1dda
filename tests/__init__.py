"""Tests mirror src; beside it the contracts of the shelf, the rules of the house, and the cast."""
