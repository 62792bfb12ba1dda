"""Books: what this town keeps. Declarations only."""
