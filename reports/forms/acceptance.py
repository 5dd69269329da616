"""受理告知单: tells the visitor whether his matter was taken on, who handles it where, and until when.

A4; the upper two thirds go with the visitor, the lower third (存根) is cut off, signed and kept. Structure and wording:
``domain.md`` section 3; fields: form SLGZD. The figures are millimetres; the QR symbol keeps clear of the folds of a letter
(99 and 198 mm) and of where the seal goes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime

from hall.clock import HALL_ZONE
from hall.papers.rules import PaperKind, Snapshot, paper_number
from reports.blocks import NOTE, TEXT, Blanks, Cell, Code, Row, Space, Values, Words, grouped
from reports.fonts import Face
from reports.form import Form, Stroke, Zone
from reports.page import BLACK, GREY, Type
from reports.qr import digits_only

RIGHTS = """\
1. 您可以撤回诉求；调解自愿，可以不接受，也可以中途要求停止。
2. 不愿调解或者调解不成，可以依法仲裁、复议或者起诉，请留意时效。
3. 请如实说明情况、提供材料，并对真实性负责。
4. 请爱护公物、遵守秩序；多人反映同一件事，请推选代表，不超过 5 人。
5. 您的个人信息只用于办理这件事，依法保密。"""
"""权利义务告知, where the snapshot brings no words of its own."""

QUERY = "查进度：打电话或者到导办台，出示左边的码，或者报码下面的数字。"
QUERY_BY_PHONE = "查进度：用手机扫左边的码；也可以打电话或者到导办台，报码下面的数字。"
"""Where the symbol holds an address; without one, a telephone that scans it shows digits only."""

EVALUATE = "评一评：办完后请评价：非常满意、满意、基本满意、不满意、非常不满意，任选一项，全凭自愿。"

GREETING = "{addressee}：您好！您反映的事情已经登记，办理安排如下。这张单子请收好，来问进度时带上。"

_TITLE = Type(Face.BOLD, 25, 11.6)
_CENTRE = Type(Face.HEI, 11, 6)
_NUMBER = Type(Face.BOLD, 12, 6.2)
_BODY = (Type(Face.SONG, 12, 5.7), TEXT)
_SMALL = Type(Face.HEI, 10, 4.8)
_SIDE = Type(Face.HEI, 9.5, 5.2, GREY)
_TICKET = (Type(Face.BOLD, 36, 15), Type(Face.BOLD, 22, 15), Type(Face.BOLD, 11, 7))
_PLACE = (Type(Face.BOLD, 22, 9.8), Type(Face.BOLD, 17, 8), Type(Face.BOLD, 12, 5.1))
_UNTIL = (Type(Face.BOLD, 17, 7.6), Type(Face.BOLD, 13, 6), Type(Face.BOLD, 11, 4.6))
_UNDER = (Type(Face.HEI, 10.5, 5), Type(Face.HEI, 9, 4.2))
_ASK = Type(Face.HEI, 10.5, 5.3)
_HEAD = Type(Face.BOLD, 10, 5.2)
_STRONG = (Type(Face.BOLD, 12, 5.7), Type(Face.BOLD, 11, 5.3))


def _half(label: str, key: str, *, strong: bool = False, abridge: bool = False) -> Cell:
    return Cell(label, key, share=0.5, kinds=_STRONG if strong else _BODY, abridge=abridge)


def _copied(*fields: tuple[str, str]) -> Row:
    """A row of the stub: what is too long for it stands on the paper itself."""
    return Row(tuple(_half(label, key, abridge=True) for label, key in fields), least=1)


_HEADER = (
    Zone(
        15, 8, 95, 18, (Words("{centre}", (_CENTRE, NOTE), label="中心名称", least=1), Words("受理告知单", (_TITLE,)))
    ),
    Zone(
        100,
        8.4,
        95,
        17,
        (
            Words("{no}", (_NUMBER, _SIDE), align="right", label="编号", least=1),
            Words("{case_line}", (_SIDE, NOTE), align="right", label="受理编号", least=1),
        ),
    ),
)

_WHERE = (
    Zone(
        15,
        30,
        43,
        33.8,
        (
            Words("排队号", (_ASK,), align="center"),
            Words("{ticket}", _TICKET, align="center", label="排队号", least=1),
            Space(1),
            Words("{ticket_hint}", (NOTE,), align="center"),
        ),
        frame=0.9,
        inset=3,
    ),
    Zone(58, 30, 137, 33.8, (), frame=0.9),
    Zone(
        61,
        31.4,
        132,
        15.4,
        (
            Row((Cell("请到", "desk_name", 1, 20, _PLACE, label_kind=_ASK, goes_on="承办窗口"),), pad=0, ruled=False),
            Row((Cell("", "desk_more", 1, 20, _UNDER, goes_on="承办窗口"),), pad=0, ruled=False, least=1),
        ),
    ),
    Zone(
        61,
        47.6,
        132,
        16,
        (
            Row((Cell("办理期限", "deadline", 1, 20, _UNTIL, label_kind=_ASK),), pad=0, ruled=False),
            Row((Cell("", "deadline_reason", 1, 20, _UNDER, goes_on="期限依据"),), pad=0, ruled=False, least=1),
        ),
    ),
)

_CONTENT = Zone(
    15,
    65,
    180,
    76.8,
    (
        Words(GREETING, _BODY, after=0.6),
        Row((_half("来访人", "applicant", strong=True), _half("证件", "id_doc")), least=1),
        Row((_half("联系电话", "phone"), _half("人数和代表", "head_count")), least=1),
        Row((_half("对方当事人", "other_party"), _half("事项类别", "matter")), least=1),
        Row((_half("受理结果", "decision", strong=True), _half("办理途径", "path", strong=True)), least=1),
        Row((Cell("诉求摘要", "summary", kinds=_BODY, best=3),), least=1),
        Row((Cell("收到材料", "materials", kinds=_BODY),), least=1),
        Row((Cell("需补正材料", "missing", kinds=_STRONG),), least=1),
    ),
)

_SEAL = (
    Words("（盖章）", (Type(Face.HEI, 10.5, 14, GREY),), align="center"),
    Words("{date}", (TEXT,), align="center", label="告知日期", least=1),
)

_FOOT = (
    Zone(
        15,
        142.8,
        44,
        44.6,
        (
            Words("{code_head}", (_HEAD,), align="center"),
            Code(),
            Words("{phone_line}", (NOTE,), align="center", label="查询电话", least=1),
        ),
    ),
    Zone(15, 187.6, 44, 9.3, (Words("登记人：{registrar}", (NOTE,), align="center", label="登记人", least=1),)),
    Zone(
        63,
        142.8,
        132,
        29.3,
        (Words("权利义务告知", (_HEAD,)), Words("{rights}", (_SMALL, NOTE), best=5, label="权利义务告知")),
    ),
    Zone(
        63,
        173.2,
        82,
        23.1,
        (
            Words("{query}", (_SMALL, NOTE), best=2, label="查询方式"),
            Words("{evaluate}", (_SMALL, NOTE), best=3, label="评价提示"),
        ),
    ),
    Zone(148, 171.6, 47, 20.6, _SEAL),
)

_STUB = (
    Zone(
        15, 198.6, 180, 4, (Words("沿虚线裁开，下面一联由中心留存", (Type(Face.HEI, 7.5, 4, GREY),), align="center"),)
    ),
    Zone(15, 203, 90, 9, (Words("受理告知单（存根）", (Type(Face.BOLD, 15, 8),)),)),
    Zone(
        100,
        203,
        95,
        11.6,
        (
            Words("{no}", (_NUMBER, _SIDE), align="right", abridge=True, least=1),
            Words("{case_line}", (_SIDE, NOTE), align="right", abridge=True, least=1),
        ),
    ),
    Zone(
        15,
        215.4,
        180,
        44,
        (
            _copied(("来访人", "applicant_stub"), ("联系电话", "phone_stub")),
            _copied(("人数和代表", "head_count"), ("事项类别", "matter")),
            _copied(("受理结果", "decision"), ("办理途径", "path")),
            _copied(("承办窗口", "desk_name"), ("办理期限", "deadline")),
            _copied(("登记人", "registrar"), ("告知日期", "date")),
            Row((Cell("需补正材料", "missing", abridge=True),), least=1),
        ),
    ),
    Zone(
        15,
        261,
        180,
        30,
        (
            Words("以上事项和需要补正的材料已经向我说明，告知单我已收到。", (TEXT,)),
            Blanks((("来访人签收（可按指印）：", 56), ("日期：", 16), ("年", 9), ("月", 9), ("日", 0)), room=15),
            Words("{code_line}", (_SIDE,), abridge=True, least=1),
        ),
    ),
)

_STROKES = (
    Stroke(15, 27, 195, 27, 1.4, BLACK),
    Stroke(58, 47, 195, 47, 0.4),
    Stroke(0, 198, 210, 198, 0.5, BLACK, "4 3"),
    Stroke(15, 215, 195, 215, 0.9, BLACK),
)

_NONE = {
    "applicant": "未留姓名",
    "id_doc": "—",
    "phone": "无",
    "other_party": "无",
    "path": "—",
    "materials": "无",
    "missing": "无",
    "rights": RIGHTS,
    "evaluate": EVALUATE,
    "applicant_stub": "—",
    "phone_stub": "—",
    "head_count": "—",
    "matter": "—",
    "decision": "—",
    "summary": "—",
    "desk": "—",
    "deadline": "—",
    "registrar": "—",
    "ticket": "不用排队",
}
"""What is printed where the snapshot has nothing to say."""

_ADDRESSED = 16
_FIRST_PART = re.compile(r"\s*(?:\n|；|;)\s*")


def values(snapshot: Snapshot) -> Values:
    r"""What is printed. ``desk`` and ``deadline``: the first part, up to ``\n`` or a semicolon, is set large, the rest under it."""
    given = {key: value.strip() for key, value in snapshot.fields.items() if value.strip()}
    printed: defaultdict[str, str] = defaultdict(str, _NONE | given)
    printed["no"] = snapshot.number
    printed["token"], printed["qr"] = snapshot.token, snapshot.qr
    by_phone = bool(snapshot.qr) and not digits_only(snapshot.qr)
    printed["code_head"] = "手机扫码查进度" if by_phone else "凭码查进度"
    printed.setdefault("query", QUERY_BY_PHONE if by_phone else QUERY)
    printed["centre"] = snapshot.centre
    place, *more = _FIRST_PART.split(printed["desk"], maxsplit=1)
    printed["desk_name"], printed["desk_more"] = place, "".join(more)
    until, *reason = _FIRST_PART.split(printed["deadline"], maxsplit=1)
    printed["deadline"] = until
    printed["deadline_reason"] = "\n".join([*reason, *filter(None, [given.get("deadline_reason", "")])])
    # a long name (those in Latin letters, say) stands in the table, where it may take several lines
    called = given.get("applicant", "")
    printed["addressee"] = called if 0 < len(called) <= _ADDRESSED else "来访人"
    printed["case_line"] = f"受理编号 {printed['case_no']}" if "case_no" in given else ""
    printed["phone_line"] = f"电话 {printed['query_phone']}" if "query_phone" in given else ""
    printed["ticket_hint"] = "听到叫号，再去窗口" if "ticket" in given else "请直接去窗口"
    printed["code_line"] = f"查询码 {grouped(snapshot.token)}" if snapshot.token else ""
    if "date" not in given and snapshot.number:
        day = snapshot.issued_at
        printed["date"] = f"{day.year}年{day.month}月{day.day}日"
    return printed


def sample() -> Snapshot:
    """An invented visitor."""
    digits = "130105372615048629173504418232"
    return Snapshot(
        kind=PaperKind.ACCEPTANCE,
        version=1,
        number=paper_number(PaperKind.ACCEPTANCE, 2026, 2113),
        token=digits,
        qr=digits,
        centre="青河县社会治安综合治理中心",
        issued_at=datetime(2026, 11, 24, 10, 39, tzinfo=HALL_ZONE),
        fields={
            "no": paper_number(PaperKind.ACCEPTANCE, 2026, 2113),
            "case_no": "130105-2026-002113",
            "ticket": "A036",
            "applicant": "孙德福",
            "applicant_stub": "孙*福",
            "id_doc": "居民身份证 130105********3019",
            "phone": "138****8000",
            "phone_stub": "*******8000",
            "head_count": "1 人",
            "other_party": "楼上住户 何某",
            "summary": "楼上卫生间漏水已有两个多月，家里客厅和卧室的顶棚泡坏，衣柜和木地板变形。多次上门协商，"
            "对方先说会修，后来不再开门。希望尽快修好漏水的地方，并赔偿家具损失约 8600 元。",
            "matter": "漏水渗水纠纷调解",
            "decision": "受理",
            "path": "调解",
            "desk": "3号窗口 人民调解\n一楼西厅　联系人 孙丽　电话 0000-8123 4567",
            "deadline": "2026年12月24日前",
            "deadline_reason": "登记之日起 30 日（自然日），逢节假日顺延",
            "materials": "身份证（复印件 1 份）、漏水照片（复印件 4 张）",
            "missing": "房产证或者租房合同（复印件 1 份），请在 2026年11月30日前交到窗口",
            "query_phone": "0000-8123 4500",
            "registrar": "陈雨 / 导办台",
            "date": "2026年11月24日",
        },
    )


FORM = Form(
    title="受理告知单",
    zones=(*_HEADER, *_WHERE, _CONTENT, *_FOOT, *_STUB),
    strokes=_STROKES,
    values=values,
    sample=sample,
    mark_at=(66, 16.6),
    page_at=(171.5, 196),
)
"""Version 1."""
