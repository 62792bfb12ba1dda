"""Base: measures and marks. Knows no town and no ledger."""
