"""Measurements, each run by `python -m bench.<name>` and printed beside the number asked for."""
