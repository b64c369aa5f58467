"""How PDF rules cite the clauses that they rest on, and name places."""


def clause(number: str, matterhorn: str = "", also: str = "") -> str:
    """Return the source of a rule: a clause of PDF/UA-1, its Matterhorn checks, a criterion."""
    source = f"PDF/UA-1 (ISO 14289-1), {number}"
    source += f"; Matterhorn Protocol {matterhorn}" if matterhorn else ""
    return f"{source}; {also}" if also else source


def place_on(page: int | None, what: str) -> str:
    """Return the place of something on a page; without a page, that alone."""
    return f"page {page}, {what}" if page else what
