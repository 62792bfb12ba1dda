"""Faces: the ways in. They parse, call one verb, and show."""
