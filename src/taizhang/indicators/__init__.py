"""Indicators: the numbers a town publishes, counted from its books, for any place and period, and frozen at close."""
