"""Every kind of block inside every kind that may hold it: nothing is lost, nothing stands twice.

`pairs` writes the decks, `counting` counts the model, `outputs` reads the files, and the tests
compare the two.
"""
