"""What rules about language share: sentences, acronyms, spelling, reading age and lists of words.

Refuses to know the rules.
"""
