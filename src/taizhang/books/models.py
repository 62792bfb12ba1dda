"""The table of contents: every book this town keeps."""

from taizhang.books.appeal.book import AppealBook

__all__ = ["AppealBook"]
