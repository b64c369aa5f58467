"""What rules look for in a deck: its text piece by piece, links, alternative texts and notices.

Refuses to judge, and to read files.
"""
