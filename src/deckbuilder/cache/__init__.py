"""What earlier runs built, kept so that the same need not be built again.

Owns the folder of the cache, its entries, and the stamp of the tool that wrote them. Refuses to
know what is kept, and to be needed: where it is missing, full or damaged everything is built.
"""
