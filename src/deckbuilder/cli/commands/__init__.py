"""The commands, each in a module of its name, which is imported when it is asked for.

Refuses what two of them share.
"""
