"""What the red pen gives back: to the screen, to programs, as a page, as margin comments, as a workbook.

Each form is a module of its own, imported when it is asked for, since each brings a library along.
"""
