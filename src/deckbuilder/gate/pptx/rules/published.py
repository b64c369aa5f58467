"""Where the rules that Microsoft publishes are to be found."""

CHECKER = (
    "Microsoft, Rules for the Accessibility Checker (https://support.microsoft.com/en-us/office/"
    "rules-for-the-accessibility-checker-651e08f2-0fc3-4e10-aaca-74b4a67101c1)"
)


def checker(name: str, criterion: str) -> str:
    """Return the source of a rule that Microsoft's checker has under a name."""
    return f"“{name}” of {CHECKER}; WCAG 2.2, {criterion}"
