"""Put charts where a template has placeholders for them: Word's own, or drawn as pictures."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from struct import unpack

from bangfu_lib.charts.chart import Chart
from bangfu_lib.errors import ParamsError
from bangfu_lib.word.marks import BETWEEN
from bangfu_lib.word.native_charts import filled_chart
from bangfu_lib.word.native_workbook import workbook
from bangfu_lib.word.package import Parts
from bangfu_lib.word.placeholders import HEIGHT, IDENTITY, SENTENCE, TARGET, Slot
from bangfu_lib.word.xml import NAMESPACES, without_forbidden
from bangfu_lib.zh import reports as zh

EMU_PER_MM = 36_000
OFFICE = NAMESPACES["r"]
IMAGE, CHART = f"{OFFICE}/image", f"{OFFICE}/chart"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOOK_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{NAMESPACES["rel"]}"><Relationship Id="rId1" '
    f'Type="{OFFICE}/package" Target="../embeddings/chart{{number}}.xlsx"/></Relationships>'
)
BOOK = f'<c:externalData xmlns:r="{OFFICE}" r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
OLD_LINKS = re.compile(
    rb"<c:(externalData|printSettings|userShapes)\b(?:[^>]*/>|.*?</c:\1>)", re.DOTALL
)
AFTER_BOOK = b"</c:chartSpace>"

log = logging.getLogger(__name__)


class OnDemand(Mapping[str, "Chart | None"]):
    """The charts of a document by name, each made when it is first asked for."""

    def __init__(self, make: Mapping[str, Callable[[], Chart | None]]) -> None:
        self._make = make
        self._made: dict[str, Chart | None] = {}

    def __getitem__(self, name: str) -> Chart | None:
        if name not in self._made:
            self._made[name] = self._make[name]()
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._make

    def __iter__(self) -> Iterator[str]:
        return iter(self._make)

    def __len__(self) -> int:
        return len(self._make)


class Placing:
    """The charts placed in one document: the parts that they bring and their relationships.

    `pictures` are the charts that were drawn. Raises ParamsError for a placeholder that names no
    chart of this document.
    """

    def __init__(
        self,
        slots: list[Slot],
        styled: Mapping[str, bytes],
        charts: Mapping[str, Chart | None],
        *,
        template: str,
    ) -> None:
        self.slots, self.styled, self.charts, self.template = slots, styled, charts, template
        self.parts: Parts = {}
        self.relations: list[str] = []
        self.pictures: list[Chart] = []
        self.natives = 0

    def shown(self, name: str) -> bool:
        """Whether there is a chart of that name with anything to show."""
        if name not in self.charts:
            known = zh.SEPARATOR.join(self.charts)
            said = zh.NO_SUCH_CHART.format(template=self.template, name=name, known=known)
            raise ParamsError(said)
        return self.charts[name] is not None

    def drawing(self, asked: str, identity: int) -> str:
        """The drawing for a mark: which slot, and the name of the chart."""
        place, _, name = asked.partition(BETWEEN)
        if not self.shown(name):
            return ""
        slot, chart = self.slots[int(place)], self.charts[name]
        native = bool(slot.native) and chart.native is not None
        target, height = (self._native if native else self._picture)(slot, chart)
        sentence = escape(without_forbidden(chart.sentence))
        text = slot.native if native else slot.picture
        for gap, value in (
            (IDENTITY, str(identity)),
            (TARGET, target),
            (HEIGHT, str(height)),
            (SENTENCE, sentence),
        ):
            text = text.replace(gap, value)
        return text

    def types(self, known: bytes) -> bytes:
        """The list of content types `known` with those of what was placed."""
        added = "".join(
            f'<Override PartName="/{name}" ContentType="{CHART_TYPE}"/>'
            for name in self.parts
            if name.endswith(".xml")
        )
        for extension, kind in (("png", "image/png"), ("xlsx", BOOK_TYPE)):
            if f'Extension="{extension}"'.encode() not in known:
                used = any(name.endswith(f".{extension}") for name in self.parts)
                default = f'<Default Extension="{extension}" ContentType="{kind}"/>'
                known = known.replace(b"<Override ", default.encode() + b"<Override ", int(used))
        return known.replace(b"</Types>", f"{added}</Types>".encode())

    def related(self, known: bytes) -> bytes:
        """The relationships `known` of the document with those of what was placed."""
        added = "".join(self.relations).encode()
        return known.replace(b"</Relationships>", added + b"</Relationships>") if added else known

    def _picture(self, slot: Slot, chart: Chart) -> tuple[str, int]:
        picture = chart.png()
        self.pictures.append(chart)
        if missing := chart.missing():
            said = zh.CHARACTERS_MISSING.format(title=chart.title, characters=missing)
            log.warning(said)
        width, height = unpack(">II", picture[16:24])
        name = f"media/chart{len(self.pictures)}.png"
        self.parts[f"word/{name}"] = picture
        return self._relation(IMAGE, name), round(slot.width * height / width)

    def _native(self, slot: Slot, chart: Chart) -> tuple[str, int]:
        self.natives += 1
        name = f"chart{self.natives}"
        content = OLD_LINKS.sub(b"", filled_chart(self.styled[slot.relation], chart.native))
        cut = content.rindex(AFTER_BOOK)
        linked = content[:cut] + BOOK.encode() + content[cut:]
        self.parts[f"word/charts/{name}.xml"] = linked
        relations = BOOK_RELATIONS.format(number=self.natives)
        self.parts[f"word/charts/_rels/{name}.xml.rels"] = relations.encode()
        self.parts[f"word/embeddings/{name}.xlsx"] = workbook(chart.native)
        height = round(chart.native.height_mm * EMU_PER_MM)
        return self._relation(CHART, f"charts/{name}.xml"), height

    def _relation(self, kind: str, target: str) -> str:
        identity = f"rIdChart{len(self.relations) + 1}"
        relation = f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'
        self.relations.append(relation)
        return identity
