"""The gate: judges finished files as anybody's program reads them, whoever wrote them.

Owns opening PowerPoint files and PDFs, the rules for them (DB7xx, DB8xx), what only people can
judge, and the evidence. Refuses to know the writers, the layout and the sources: a deck that a
trainer changed by hand in PowerPoint is judged like one that was just built.
"""
