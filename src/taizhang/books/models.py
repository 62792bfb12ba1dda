"""The table of contents: every book this town keeps."""
