"""The floor to measure against: a bare Django view, one transaction of three statements, no checks, no HTML.

Case row, event row, index row; the same server, the same database and the same pragmas as ours.
"""
