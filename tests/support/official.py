"""A report with all the parts that an official document can have."""

import datetime as dt

from huibao.model.document import Block, Document, Heading, ListBlock, ParagraphBlock, Table, Text
from huibao.model.layout import GB9704, Layout
from huibao.model.letter import Letter

LETTER = Letter(
    copy_number="000001",
    secrecy="秘密★1年",
    urgency="加急",
    mark="青山县教育局文件",
    number="青教〔2023〕12号",
    signer="张明",
    copy_to=("青山县卫生健康局", "青山县财政局"),
    issued_by="青山县教育局办公室",
    issued_on=dt.date(2023, 12, 21),
)


def words(text: str) -> tuple[Text, ...]:
    """Runs of plain words."""
    return (Text(text),)


def table(columns: int, rows: int = 3, cell: str = "120") -> Table:
    """A table of numbers."""
    row = tuple(words(cell) for _ in range(columns))
    header = tuple(f"第{column}项" for column in range(columns))
    return Table("表1　各校情况", header, (row,) * rows, (True,) * columns)


def official(
    layout: Layout = GB9704, letter: Letter | None = LETTER, annex: Table | None = None, *more: Block
) -> Document:
    """The report; more blocks go to the end of its body."""
    return Document(
        ("青山县教育局", "关于2023年度创建国家卫生城市工作情况的报告"),
        "青山县教育局",
        "2023年",
        (
            ParagraphBlock(words("青山县人民政府："), "addressee"),
            ParagraphBlock(words("现将有关情况报告如下。" + "各校按照部署开展工作。" * 8)),
            Heading(1, "基本情况", "一、", "basics"),
            Heading(2, "加强领导", "（一）"),
            ParagraphBlock(words("成立领导小组，" + "召开专题会议12次。" * 6)),
            Heading(2, "落实责任", "（二）"),
            Heading(3, "责任到人", "1."),
            Heading(3, "责任到班", "2."),
            Heading(4, "班级分工", "（1）"),
            ListBlock((words("保洁员人手不足；"), words("个别学校厕所老旧。"))),
            Heading(1, "下一步打算", "二、"),
            Heading(2, "补齐短板", "（一）"),
            *more,
            ParagraphBlock(words("附件：各校情况表"), "attachments"),
            ParagraphBlock(words("青山县教育局"), "signature"),
            ParagraphBlock(words("2023年12月20日"), "date"),
            Heading(1, "各校情况表", id="annex", new_page=True, label="附件"),
            annex or table(5),
        ),
        layout=layout,
        letter=letter,
    )
