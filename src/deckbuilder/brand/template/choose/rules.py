"""Which layout of a template is fit for which of ours, by its structure.

Owns the table of our layouts: the structure each asks for, the types and words of names that rank
those that have it, and what stands in where none has. Refuses to rank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from deckbuilder.brand.template.choose.regions import Region, Regions

Slots = Mapping[str, int]
"""Which of a layout's placeholders each of our slots takes, by its place among them."""
Fit = Callable[[Regions], Slots | None]
_HEAD = 0.36
"""How far down the slide the middle of a title above content is, at the most."""


COVER = "cover|front|opening|title (?:slide|page)|titelfolie|couverture|diapositive de titre|clawr"
SECTION = (
    "section|divider|break|transition|chapter|abschnitt|kapitel|trenn|chapitre|intercalaire|adran"
    "|pennod"
)
"""What words of the names of covers and of sections begin with, in four languages."""


class Rule(Struct, frozen=True):
    """What makes a layout one of ours.

    Each of `fits` returns the slots, or None for another structure. A later one counts where no
    layout fits an earlier, and where one of `spare` fits, the layout only stands in. `types` are
    those of ISO/IEC 29500-1, 19.7.15; `words` begin words of names, and where `named`, one of them
    must. `otherwise` is the layout of ours that takes its place, with its slots where it `keeps`
    them; else slides draw all but the title. `main` is our slot for the largest text of a layout
    that people say, whatever its structure.
    """

    fits: tuple[Fit, ...]
    types: tuple[str, ...] = ()
    words: str = ""
    named: bool = False
    main: str = "body"
    spare: tuple[Fit, ...] = ()
    dark: bool = False
    """Whether a spare one is the better, the darker it is."""
    otherwise: str = "blank"
    keeps: bool = False


def _fit_cover(regions: Regions) -> Slots | None:
    title, kinds = regions.title, {each.placeholder.kind for each in regions.all}
    is_cover = title.placeholder.kind == "ctrTitle" or regions.layout.kind == "title"
    if not (is_cover or (regions.has_title and "subTitle" in kinds)) or title.width < 0.2:
        return None
    return _subtitle(regions)


def _fit_named_cover(regions: Regions) -> Slots | None:
    """Fit what is a section's layout by its structure, but opens the file or has a cover's name."""
    is_cover = regions.is_named(COVER) and _is_plain(regions)
    is_first = regions.layout.opens and _is_low(regions) and _is_plain(regions)
    return _subtitle(regions) if is_cover or is_first else None


def _fit_section(regions: Regions) -> Slots | None:
    is_section = (
        regions.title.placeholder.kind == "title"
        and len(regions.texts) <= 1
        and (_is_plain(regions) and (_is_low(regions) or regions.is_named(SECTION)))
    )
    if not is_section and (regions.layout.kind != "secHead" or not regions.has_title):
        return None
    return _subtitle(regions)


def _is_plain(regions: Regions) -> bool:
    """Tell whether a layout has a title, and no room for content."""
    return regions.has_title and all(each.is_text and each.height < 0.3 for each in regions.large)


def _is_low(regions: Regions) -> bool:
    return regions.middle > _HEAD


def _subtitle(regions: Regions) -> Slots:
    """Return the region for what a cover says below its title, or above it where it must be."""
    wide = [each for each in regions.texts if each.width >= 0.2]
    best = sorted(
        wide,
        key=lambda each: (each.placeholder.kind != "subTitle", each.top < regions.title.top),
    )
    return {"subtitle": best[0].at} if best else {}


def _fit_content(regions: Regions) -> Slots | None:
    main = _main_region(regions, regions.large)
    return {"body": main.at} if main and main.is_text else None


def _fit_grown_content(regions: Regions) -> Slots | None:
    """Fit a region that is as low as its prompt, but stands alone above the foot."""
    if not regions.has_title:
        return None
    main = _main_region(regions, [each for each in regions.all if each.grows_large])
    return {"body": main.at} if main and main.is_text else None


def _main_region(regions: Regions, large: Sequence[Region]) -> Region | None:
    """Return the region of a layout for one thing below a title."""
    fits = len(large) == 1 and large[0].width >= 0.55 and large[0].grown >= 0.35
    return large[0] if fits and _has_head(regions) else None


def _has_head(regions: Regions) -> bool:
    """Tell whether the title stands above the content, or could be drawn there."""
    title = regions.title.rect
    is_clear = all(title.bottom <= each.rect.y for each in regions.large)
    return regions.middle <= _HEAD and (regions.has_title or is_clear)


def _fit_columns(regions: Regions) -> Slots | None:
    return _name_columns(regions, regions.large)


def _fit_grown_columns(regions: Regions) -> Slots | None:
    return _name_columns(regions, [each for each in regions.all if each.grows_large])


def _name_columns(regions: Regions, large: Sequence[Region]) -> Slots | None:
    if len(large) != 2 or not _has_head(regions):
        return None
    left, right = large
    is_even = abs(left.top - right.top) <= 0.05 and (
        abs(left.width - right.width) <= 0.15 * max(left.width, right.width)
    )
    is_high = all(each.is_text and each.grown >= 0.25 for each in large)
    if not is_even or not is_high or left.rect.overlaps(right.rect):
        return None
    return {"column-1": left.at, "column-2": right.at}


def _fit_comparison(regions: Regions) -> Slots | None:
    columns = _fit_columns(regions)
    if columns is None:
        return None
    slots = dict(columns)
    for number, at in enumerate(columns.values(), start=1):
        column = next(each for each in regions.all if each.at == at)
        heads = [each for each in regions.texts if _is_head(each, column)]
        if len(heads) != 1:
            return None
        slots[f"heading-{number}"] = heads[0].at
    return slots


def _is_head(region: Region, column: Region) -> bool:
    """Tell whether a region is a line or two above a column, and as wide."""
    across = min(region.rect.right, column.rect.right) - max(region.rect.x, column.rect.x)
    above = region.rect.bottom <= column.rect.y + column.rect.height // 10
    alike = across >= 0.7 * column.rect.width and region.width <= 1.3 * column.width
    return not region.is_large and above and alike


def _fit_object(slot: str) -> Callable[[Regions], Slots | None]:
    def fit(regions: Regions) -> Slots | None:
        main = _main_region(regions, regions.large)
        if main is None or not main.is_object:
            return None
        leads = (each for each in regions.texts if _is_head(each, main))
        lead = next(leads, None)
        return {slot: main.at, **({"body": lead.at} if lead and lead.height >= 0.08 else {})}

    return fit


def _fit_picture(regions: Regions) -> Slots | None:
    pictures = [each for each in regions.all if each.is_picture]
    texts = [each for each in regions.large if not each.is_picture]
    fits = len(pictures) == 1 and 0.08 <= pictures[0].area < 0.8 and len(texts) == 1
    fits = fits and texts[0].is_text and texts[0].height >= 0.25
    if not fits or not _has_head_beside(regions, pictures[0]):
        return None
    return {"body": texts[0].at, "picture": pictures[0].at}


def _fit_picture_beside(regions: Regions) -> Slots | None:
    """Fit a picture in the second of two columns that anything may stand in."""
    columns = list((_fit_columns(regions) or {}).values())
    if not columns or regions.layout.placeholders[columns[1]].kind != "obj":
        return None
    return {"body": columns[0], "picture": columns[1]}


def _has_head_beside(regions: Regions, picture: Region) -> bool:
    return regions.has_title and not regions.title.rect.overlaps(picture.rect)


def _fit_half(regions: Regions) -> Slots | None:
    slots = _fit_picture(regions)
    picture = next((each for each in regions.all if each.is_picture), None)
    return slots if slots and picture and picture.height > 0.9 and picture.width > 0.3 else None


def _fit_full(regions: Regions) -> Slots | None:
    large = regions.large
    fits = len(large) == 1 and large[0].is_picture and large[0].area >= 0.4
    fits = fits and regions.title.placeholder.kind == "title" and regions.middle <= _HEAD
    return {"picture": large[0].at} if fits and _has_head_beside(regions, large[0]) else None


def _fit_statistic(regions: Regions) -> Slots | None:
    large = [each for each in regions.texts if each.height >= 0.1 and each.width >= 0.15]
    sizes = [each.placeholder.levels[0].size for each in large]
    if len(large) != 2 or not _has_head(regions) or max(sizes) < 1.5 * min(sizes):
        return None
    figure = large[sizes.index(max(sizes))]
    return {"statistic": figure.at, "body": next(each.at for each in large if each is not figure)}


def _fit_words(regions: Regions) -> Slots | None:
    """Fit a sentence that is set large below a title."""
    large = [each for each in regions.texts if each.is_large]
    fits = len(large) == 1 and large[0].width >= 0.4 and _has_head(regions)
    return {"body": large[0].at} if fits and len(regions.large) == 1 else None


def _fit_title_only(regions: Regions) -> Slots | None:
    """Fit what slides draw themselves below a title."""
    fits = regions.has_title and regions.title.placeholder.kind == "title" and not regions.large
    fits = fits and regions.title.width >= 0.3 and regions.free.width >= 0.4
    return {} if fits and _has_head(regions) and regions.free.height >= 0.4 else None


def _fit_without_content(regions: Regions) -> Slots | None:
    return None if _fit_content(regions) is None and _fit_grown_content(regions) is None else {}


def _fit_below_head(regions: Regions) -> Slots | None:
    fits = regions.has_title and regions.title.width >= 0.4
    return {} if fits and _has_head(regions) else None


_CONTENT = "content|bullet|text|inhalt|contenu|cynnwys"
_PICTURE = "picture|photo|image|bild|llun"
_DRAWN = Rule((), main="")
RULES: Mapping[str, Rule] = {
    "blank": Rule((_fit_title_only,), ("titleOnly",),
                  "title only|heading only|nur titel|titre seul|teitl yn unig", main="",
                  spare=(_fit_without_content, _fit_below_head, lambda _: {})),
    "content": Rule((_fit_content, _fit_grown_content), ("obj", "tx"), _CONTENT),
    "references": Rule((_fit_content, _fit_grown_content), ("obj", "tx"), _CONTENT,
                       otherwise="content", keeps=True),
    "two-column": Rule((_fit_columns, _fit_grown_columns), ("twoObj", "twoColTx"),
                       "two|2|zwei|deux|dwy|dau", main="", otherwise="content"),
    "comparison": Rule((_fit_comparison,), ("twoTxTwoObj",), "compar|vergleich|cymhar", main="",
                       otherwise="two-column", keeps=True),
    "section": Rule((_fit_section,), ("secHead",), SECTION, main="subtitle",
                    spare=(_fit_title_only,), dark=True),
    "title": Rule((_fit_cover, _fit_named_cover), ("title",),
                  "title|cover|front|opening|titel|couverture|titre|clawr|teitl", main="subtitle",
                  otherwise="section", keeps=True),
    "table": Rule((_fit_object("table"),), ("tbl", "obj"), "table|tabel|tableau|tabl"),
    "chart": Rule((_fit_object("chart"),), ("chart", "obj"), "chart|graph|diagram|siart"),
    "picture": Rule((_fit_picture, _fit_picture_beside), ("picTx", "twoObj"), _PICTURE),
    "picture-half": Rule((_fit_half,), ("picTx",), _PICTURE, otherwise="picture", keeps=True),
    "picture-full": Rule((_fit_full,), ("objOnly",), _PICTURE, main=""),
    "statistic": Rule((_fit_statistic,), (), "stat|figure|number|zahl|chiffre|ystadeg|rhif",
                      named=True),
    "quote": Rule((_fit_words,), (), "quot|zitat|citation|dyfyn", named=True),
    "statement": Rule((_fit_words,), (), "statement|message|aussage|datganiad", named=True),
    "activity": Rule((_fit_words,), (), "activit|exercise|übung|exercice|gweithg", named=True),
    **dict.fromkeys(("steps", "learning-points", "reflective-questions", "contacts"), _DRAWN),
}  # fmt: skip
"""Our layouts by name, each after those that stand in for it."""
