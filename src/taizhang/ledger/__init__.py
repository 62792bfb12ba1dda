"""Ledger: how any book is kept."""
