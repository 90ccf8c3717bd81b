"""Read a scheme file: YAML that staff write, with its short forms, into the declared pieces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from bangfu_lib.errors import ParamsError
from bangfu_lib.params.indicators import load_indicators
from bangfu_lib.params.ledgers import load_ledgers
from bangfu_lib.params.norms import load_norms
from bangfu_lib.params.numbers import exact
from bangfu_lib.params.outcome_reading import outcomes
from bangfu_lib.params.reading import Fault, read_yaml, refuse
from bangfu_lib.params.rule_reading import read_rule, rule_points
from bangfu_lib.params.scheme_lint import open_faults
from bangfu_lib.params.scheme_names import name_faults, source_faults
from bangfu_lib.params.scheme_rules import Rule
from bangfu_lib.params.scheme_shape import can_be_read, shape_faults
from bangfu_lib.params.schemes import Applies, Block, Item, Scheme, Section
from bangfu_lib.params.sources import load_sources
from bangfu_lib.zh import params as zh

ONE = Fraction(1)
OWN_SOURCE = "scheme:"
FOR = {"village_types": "village_types", "terrain": "terrain", "townships": "townships"}


def load_scheme(params: Path, name: str) -> Scheme:
    """The scheme `name` of a workspace; raises ParamsError when it does not exist or is faulty."""
    path = params / "schemes" / f"{name}.yaml"
    if not path.is_file():
        known = zh.SEPARATOR.join(sorted(found.stem for found in path.parent.glob("*.yaml")))
        raise ParamsError(zh.NO_SUCH_SCHEME.format(name=name, known=known))
    return read_scheme(path)


def read_scheme(path: Path) -> Scheme:
    """The scheme in one file; raises ParamsError naming every fault, sums and order included."""
    scheme, faults = _read(path)
    refuse(faults)
    return scheme


def _read(path: Path) -> tuple[Scheme, list[Fault]]:
    """The scheme and all its faults; raises ParamsError where these leave nothing to read."""
    content = read_yaml(path, "scheme")
    unclear = shape_faults(content, path.name)
    if not can_be_read(unclear):
        refuse(unclear)
    scheme = make_scheme(content)
    return scheme, [*unclear, *open_faults(scheme, path.name)]


def check_scheme(params: Path, path: Path) -> Scheme:
    """The scheme in `path` held against the rules in `params`; raises ParamsError with all faults.

    The file may lie anywhere: it is not one of the schemes in use yet.
    """
    scheme, faults = _read(path)
    sources = load_sources(params)
    norms = load_norms(params, sources)
    indicators = load_indicators(params, load_ledgers(params), norms)
    named = name_faults(scheme, indicators, norms)
    refuse([*faults, *named, *source_faults([scheme], sources)])
    return scheme


def make_scheme(content: Mapping[str, Any]) -> Scheme:
    """The scheme that valid content declares."""
    first, last = content["effective"]["from"], content["effective"]["to"]
    source, rounding = content["source"], content["rounding"]
    own = source if isinstance(source, Mapping) else {}
    source = f"{OWN_SOURCE}{content['scheme']}" if own else source
    return Scheme(
        name=content["scheme"],
        label=content["label"],
        version=content.get("version", ""),
        first=date.fromisoformat(first),
        last=date.fromisoformat(last) if last else None,
        source=source,
        own_source=own,
        unit=content.get("for", {}).get("unit", "village"),
        applies=applies(content.get("for", {})),
        every=content.get("every", ""),
        total=exact(content["total"]),
        digits=rounding["digits"],
        round_at=rounding.get("at", "total"),
        rank_by=rounding.get("rank_by", "exact"),
        combine=content.get("combine", "sum"),
        note=content.get("note", ""),
        rows=tuple(content.get("rows", ())),
        sections=tuple(_sections(content, source)),
        cases=tuple(content["cases"]),
        **outcomes(content),
    )


def applies(entry: Mapping[str, Any]) -> Applies:
    """Whom `for` names; a single value may stand without a list."""
    listed = {key: as_list(entry.get(key, ())) for key in (*FOR, "roles")}
    return Applies(full_time=entry.get("full_time"), **listed)


def as_list(value: str | Sequence[str]) -> tuple[str, ...]:
    """One name or several, always as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)


def _sections(content: Mapping[str, Any], source: str) -> Iterator[Section]:
    """The sections; items at the top stand in one section named as the scheme is."""
    if "items" in content:
        entry = {"id": "", "label": content["label"], "items": content["items"]}
        yield _section(entry, source, number="")
    for number, entry in enumerate(content.get("sections", ()), start=1):
        yield _section(entry, source, number=str(number))


def _section(entry: Mapping[str, Any], source: str, *, number: str) -> Section:
    id_ = str(entry.get("id", number))
    weight, outside = exact(entry.get("weight", 1)), entry.get("outside", False)
    inherited = {"source": entry.get("source", source), "weight": weight, "outside": outside}
    children = entry.get("items", [{**entry, "weight": 1, "id": id_}])
    items = tuple(_items(children, inherited, f"{id_}." if id_ else ""))
    own = [item.points * item.weight / weight for item in items if item.outside == outside]
    endless = outside and not all(own)
    whole = Fraction(0) if endless else sum(own, Fraction(0))
    points = exact(entry["points"]) if "points" in entry else whole
    return Section(id_, entry["label"], points, items, weight, outside)


def _items(
    entries: Sequence[Mapping[str, Any]], inherited: Mapping[str, Any], prefix: str
) -> Iterator[Item]:
    for number, entry in enumerate(entries, start=1):
        id_ = str(entry.get("id", f"{prefix}{number}"))
        if "items" in entry:
            yield from _block_items(entry, inherited, id_)
        else:
            yield _item(entry, inherited, id_)


def _block_items(
    entry: Mapping[str, Any], inherited: Mapping[str, Any], id_: str
) -> Iterator[Item]:
    known = dict(inherited)
    known["source"] = entry.get("source", inherited["source"])
    known["weight"] = inherited["weight"] * exact(entry.get("weight", 1))
    known["outside"] = inherited["outside"] or entry.get("outside", False)
    items = list(_items(entry["items"], known, f"{id_}."))
    points = sum((item.points for item in items), Fraction(0))
    points = exact(entry["points"]) if "points" in entry else points
    block = Block(id_, entry["label"], points)
    for child, item in zip(entry["items"], items, strict=True):
        yield _item(child, known | {"block": block}, item.id)


def _item(entry: Mapping[str, Any], inherited: Mapping[str, Any], id_: str) -> Item:
    outside = inherited["outside"] or entry.get("outside", False)
    rules = _rules(entry, id_, outside=outside)
    own = sum((rule_points(rule) for rule in rules), Fraction(0))
    if outside and any(rule.points is None for rule in rules):
        own = Fraction(0)
    limit = exact(entry["limit"]) if "limit" in entry else None
    return Item(
        id=id_,
        label=entry["label"],
        points=exact(entry["points"]) if "points" in entry else own,
        source=entry.get("source", inherited["source"]),
        clause=entry.get("clause", zh.ITEM_CLAUSE.format(id=id_, label=entry["label"])),
        quote=entry.get("quote", zh.SEMICOLON.join(rule.label for rule in rules)),
        rows=tuple(entry.get("rows", ())),
        rules=rules,
        block=inherited.get("block"),
        floor=entry.get("floor", "none" if outside else "item"),
        limit=limit,
        cap=entry.get("cap", "item"),
        outside=outside,
        weight=inherited["weight"] * exact(entry.get("weight", 1)),
        applies=applies(entry["for"]) if "for" in entry else None,
        not_applicable=entry.get("not_applicable", ""),
    )


def _rules(entry: Mapping[str, Any], id_: str, *, outside: bool) -> tuple[Rule, ...]:
    """The rules of an item; a single one that must have points and says none has all the rest."""
    rules = [read_rule(rule, f"{id_}.{n}") for n, rule in enumerate(entry["rules"], start=1)]
    open_ = [rule for rule in rules if _needs_points(rule)]
    if len(open_) == 1 and "points" in entry and not outside:
        rest = exact(entry["points"]) - sum((rule_points(rule) for rule in rules), Fraction(0))
        rules[rules.index(open_[0])] = replace(open_[0], points=rest)
    return tuple(rules)


def _needs_points(rule: Rule) -> bool:
    return rule.points is None and not rule.conversion.draws_on_item
