"""`deck.lock`: the extended deck as it was when the local one was last compared with it.

Refuses to know what that deck is now.
"""
