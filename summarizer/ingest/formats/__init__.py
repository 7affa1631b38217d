"""What files of each format hold: bytes in, parts out; a part is one article without its sentences.

Modules of binary formats run in a process of their own (`summarizer.ingest.process`), so nothing
here imports more than it needs.
"""
