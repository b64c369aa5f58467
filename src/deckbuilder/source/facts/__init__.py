"""Facts and contacts: reading the register, where each is used, and which reviews are overdue.

Refuses today's date: it is given.
"""
