"""Town: who and where. Appoints."""
