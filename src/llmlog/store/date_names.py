"""What decades, years, months and days are called in both languages, so that search and completion know them."""

from collections.abc import Iterable

MONTHS = (
    *(("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun")),
    *(("July", "Jul"), ("August", "Aug"), ("September", "Sep", "Sept"), ("October", "Oct"), ("November", "Nov")),
    ("December", "Dec"),
)

DECADES = {
    "1940": ("forties", "四十"),
    "1950": ("fifties", "五十"),
    "1960": ("sixties", "六十"),
    "1970": ("seventies", "七十"),
    "1980": ("eighties", "八十"),
    "1990": ("nineties", "九十"),
}


def date_names(date: str) -> Iterable[str]:
    """Return what a decade, a year, a month of a year or of any year is called; a day as ISO 8601 writes it."""
    year, _, month = date.partition("-")
    if "-" in month:
        return (date,)
    if year.endswith("s"):
        return _decade_names(year.removesuffix("s"))
    if not month:
        return (year, f"{year}年")
    named = (f"{name} {year}".strip() for name in MONTHS[int(month) - 1])
    return (date, *named, f"{year}年{int(month)}月") if year else (*named, f"{int(month)}月")


def _decade_names(year: str) -> tuple[str, ...]:
    """Return what the decade is called that begins with a year."""
    if year not in DECADES:
        return (f"{year}s", f"{year}年代")
    (en, zh), short = DECADES[year], year[2:]
    chinese = (f"{it}年代" for it in (year, short, zh, f"上世纪{zh}", f"20世纪{short}"))
    return (f"{year}s", en, f"{short}s", *chinese)
