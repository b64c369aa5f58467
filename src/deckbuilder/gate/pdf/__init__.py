"""PDFs, read with pikepdf, before the clauses of PDF/UA-1 that a program can judge cheaply."""
