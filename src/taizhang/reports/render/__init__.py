"""Reports on paper: out to Word and Excel, and back from Word."""
