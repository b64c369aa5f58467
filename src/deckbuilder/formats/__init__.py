"""Files of other programs, opened and packed again: each format in a room of its own.

Owns how a file is opened that anybody may have written, the limits it must keep to, and the reason
where it is refused. Refuses to know what it is opened for: judging, templates, round trips.
"""
