"""PowerPoint packages, whoever wrote them: the one place where they are opened.

Owns telling what a file is, the limits of its ZIP directory, its XML and what is on its slides, and
what is refused: password, older or strict form, damage, declarations of entities. Links to
elsewhere are never followed. Refuses to judge and to change what it opens.
"""

PRESENTATIONS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
"""How the names of PowerPoint's files end: presentations, shows, templates, some with macros."""
SAVE = "save it as .pptx in PowerPoint, and use that file"
"""What to do about a presentation of another kind."""
REPAIR = "open the file in PowerPoint, which may repair it, and save it; or get it anew"
"""What to do about a file that is damaged."""
