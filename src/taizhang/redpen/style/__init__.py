"""The text itself: how numbers, headings and marks are written, after GB/T 15835 and house style."""
