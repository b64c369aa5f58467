"""How hard the files that are written are compressed (deflate, RFC 1951): a level for each kind.

Measured with zlib 1.2.13 on 1,700 slides, whose two files take 3 s. Refuses to compress.
"""

PDF_LEVEL = 5
"""Of the streams of PDFs. zlib's default, 6, takes 0.30 s where 5 takes 0.22 s, for 1.1 % fewer
bytes (1.6 % in the papers of our own decks); 4 saves another 0.03 s for 7 % more."""

ZIP_LEVEL = 6
"""Of the parts of a presentation, zlib's default. They are short, and setting up costs more than
packing: 5 saves 0.006 s of 0.23 s for 0.7 % more bytes, and 9 takes 0.02 s for 0.2 % fewer."""
