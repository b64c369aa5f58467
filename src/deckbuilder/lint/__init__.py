"""`deckbuild check`: what a careful colleague would say of a deck before the session.

Owns the rules, one to a file in `rules/`, running them over a deck that was laid out, and what a
deck's settings make of all that is found. Refuses to read Markdown and to write anything: what
stages find on their way, they report themselves.
"""
