"""How the clauses that PDF rules rest on are cited."""


def clause(number: str, matterhorn: str = "", also: str = "") -> str:
    """Return the source of a rule: a clause of PDF/UA-1, its Matterhorn checks, a criterion."""
    source = f"PDF/UA-1 (ISO 14289-1), {number}"
    source += f"; Matterhorn Protocol {matterhorn}" if matterhorn else ""
    return f"{source}; {also}" if also else source
