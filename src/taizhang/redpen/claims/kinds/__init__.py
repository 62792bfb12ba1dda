"""The kinds of claim, one file each: `find(scene)` yields a verdict for every relation of its kind.

A new kind is one new file here and its test; nothing else has to be told.
"""
