"""A shelf of books that exist only in tests: the proof that a book is its own five files and one line."""
