"""Names for templates of cards, household papers, village profiles and photo sheets, and what each of them is."""

# By the library's own name: what staff write in a template.
NAMES: dict[str, str] = {}
# By the library's own name: what it is, for the page that lists every field.
SAYS: dict[str, str] = {}
