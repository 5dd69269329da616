"""From a statement to desks with reasons, with the catalogue the program comes with."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall.catalogue.rules import Desk, DeskToday, Matter, Presence
from hall.routing.deciding import Around, Index, decide, index_of
from hall.routing.rules import GENERAL_DESK, DangerKind, Proposals, Reason, ReasonKind

SAMPLES = list(csv.DictReader((Path(__file__).parent / "samples.csv").read_text(encoding="utf-8").splitlines()))
TUESDAY = date(2026, 11, 24)


def first(index: Index, text: str) -> str:
    return decide(index, text).proposals[0].desk


def desks_of(found: Proposals) -> list[str]:
    return [one.desk for one in found.proposals]


def kinds(found: Proposals, desk: str) -> list[ReasonKind]:
    return [reason.kind for one in found.proposals if one.desk == desk for reason in one.reasons]


def test_of_the_samples_at_least_seventy_find_their_desk(index: Index) -> None:
    """Sentences of visitors as five published reports tell them."""
    assert len(SAMPLES) == 72
    missed = [
        (row["text"], first(index, row["text"]))
        for row in SAMPLES
        if first(index, row["text"]) not in {row["desk"], *row["also"].split(";")}
    ]
    assert len(missed) <= 2, missed


@pytest.mark.parametrize(
    ("text", "desk"),
    [
        ("我们七个人从外县来，在工地做工，工头拖了四个月工钱", "D09"),
        ("老板押着我两个月薪水不给", "D09"),
        ("工商局管不管，买的手机是翻新的", "D20"),
        ("国土局那边说我家老宅翻建批不下来", "D18"),
        ("计生办当年罚的超生款", "D22"),
        ("新农合在外地住院怎么报销", "D26"),
        ("老闆欠薪", "D09"),
        ("樓上裝修吵得睡不着", "D03"),
        ("不是劳动纠纷，是离婚", "D10"),
        ("不是离婚，是工资没发", "D09"),
        ("判了对方还钱，就是不给，想强制执行", "D04"),
        ("遗嘱想做个公证", "D07"),
    ],
)
def test_spoken_words_old_offices_and_denials(index: Index, text: str, desk: str) -> None:
    assert first(index, text) == desk


def test_two_matters_in_one_breath_give_two_desks(index: Index) -> None:
    assert desks_of(decide(index, "老板欠薪还打人"))[:2] == ["D09", "D06"]


@pytest.mark.parametrize("text", ["", "   ", "你好", "asdf qwer", "😀😀", "今天天气不错", "\x00", "ありがとう"])
def test_where_nothing_is_heard_the_general_window_stands_alone_and_says_so(index: Index, text: str) -> None:
    found = decide(index, text)
    assert found.none
    assert [(one.desk, one.matter, one.score, one.words) for one in found.proposals] == [
        (GENERAL_DESK, "M0102", 0.0, ())
    ]
    assert found.proposals[0].reasons == (Reason(ReasonKind.GENERAL),)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([row["text"] for row in SAMPLES] + ["不是", "。", "举报民警", "\n", "ＫＴＶ "]), max_size=4
    )
)
def test_the_words_shown_stand_in_the_statement_and_scores_fall(index: Index, pieces: list[str]) -> None:
    text = "".join(pieces)
    found = decide(index, text)
    assert 1 <= len(found.proposals) <= 3
    scores = [one.score for one in found.proposals]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len(set(desks_of(found))) == len(found.proposals)
    for one in found.proposals:
        assert all(word in text for word in one.words)
        told = [reason.params["words"] for reason in one.reasons if reason.kind is ReasonKind.WORDS]
        assert told == (["、".join(one.words)] if one.words else [])
    assert decide(index, text) == found


def test_words_that_touch_are_one_piece(index: Index) -> None:
    assert decide(index, "老闆拖欠 工 資").proposals[0].words == ("老闆拖欠 工 資",)


# conflict


@pytest.mark.parametrize(
    ("text", "desk", "unit"),
    [
        ("我要举报公安局民警收黑钱", "D06", "公安局"),
        ("派出所所长包庇他亲戚", "D06", "公安局"),
        ("投诉交警态度恶劣", "D06", "公安局"),
        ("检举法官受贿", "D04", "人民法院"),
        ("举报村支书侵占征地款", "D43", "属地"),
        ("环保局不作为", "D28", "生态环境局"),
    ],
)
def test_a_report_against_a_unit_never_goes_to_that_unit(index: Index, text: str, desk: str, unit: str) -> None:
    found = decide(index, text)
    assert found.left_out == (Reason(ReasonKind.CONFLICT, {"unit": unit, "desk": desk}),)
    assert desk not in desks_of(found)
    assert found.proposals[0].desk in {"D31", "D02"}
    assert ReasonKind.CONFLICT in kinds(found, found.proposals[0].desk)


def test_a_report_against_the_inspectors_goes_to_petitions(index: Index) -> None:
    found = decide(index, "举报纪委的人收钱办事")
    assert found.proposals[0].desk == "D02"
    assert "D31" not in desks_of(found)


def test_the_other_party_named_as_a_unit_is_left_out_when_blamed(index: Index) -> None:
    assert "D24" not in desks_of(decide(index, "他们执法的时候打伤我，没收我的秤", "县城管局"))
    assert decide(index, "想办身份证", "公安局").left_out == ()


@pytest.mark.parametrize(
    "text",
    [
        "向派出所举报邻居聚众赌博",
        "家里被偷了，派出所还没有破案",
        "检察院不立案我要控告",
        "对城管的处罚不服，想申请行政复议",
        "举报邻居打麻将，派出所也知道",
        "举报饭店卫生差",
    ],
)
def test_turning_to_a_unit_is_no_report_against_it(index: Index, text: str) -> None:
    assert decide(index, text).left_out == ()


# what else is known


def today(*there: str, next_day: date | None = None) -> dict[str, DeskToday]:
    return {
        f"D{number:02d}": DeskToday(f"D{number:02d}", f"D{number:02d}" in there, Presence.ROTATING, next_day=next_day)
        for number in range(1, 44)
    }


def test_an_absent_desk_is_still_named_with_its_next_day(index: Index) -> None:
    found = decide(index, "低保被取消了", around=Around(today("D01", next_day=TUESDAY)))
    assert found.proposals[0].desk == "D21"
    assert not found.proposals[0].present
    absent = Reason(ReasonKind.ABSENT, {"presence": "轮驻", "next": "2026-11-24"})
    assert absent in found.proposals[0].reasons


def test_of_equal_desks_the_one_with_somebody_there_stands_first() -> None:
    desks = [Desk(code, code, Presence.ROTATING, "轮驻服务区", "E") for code in ("D01", "D02", "D03")]
    matters = [Matter("M0201", "a", "D02", "", ("蛋糕",)), Matter("M0301", "b", "D03", "", ("蛋糕",))]
    index = index_of(desks, matters, [], [], [])
    assert desks_of(decide(index, "蛋糕")) == ["D02", "D03"]
    assert desks_of(decide(index, "蛋糕", around=Around(today("D03")))) == ["D03", "D02"]


def test_the_open_case_of_the_person_pulls(index: Index) -> None:
    around = Around(open_desks={"D09": "130105-2026-000123"})
    found = decide(index, "我那件事怎么样了，想问问", around=around)
    assert found.proposals[0].desk == "D09"
    assert not found.none
    assert Reason(ReasonKind.OPEN_CASE, {"number": "130105-2026-000123"}) in found.proposals[0].reasons
    assert decide(index, "想离婚，财产怎么分", around=around).proposals[0].desk == "D10"


def test_the_open_case_at_a_reported_unit_does_not_bring_it_back(index: Index) -> None:
    found = decide(index, "举报派出所民警收黑钱", around=Around(open_desks={"D06": "130105-2026-000001"}))
    assert "D06" not in desks_of(found)


def test_waiting_is_told_where_it_is_known(index: Index) -> None:
    found = decide(index, "欠薪", around=Around(waiting={"D09": 3}))
    assert found.proposals[0].waiting == 3
    assert Reason(ReasonKind.WAITING, {"count": 3}) in found.proposals[0].reasons
    assert ReasonKind.WAITING not in kinds(decide(index, "欠薪"), "D09")


def test_a_matter_with_special_handling_says_so(index: Index) -> None:
    assert Reason(ReasonKind.FLAG, {"flag": "urgent"}) in decide(index, "家里老人走失了").proposals[0].reasons


# danger


def dangers(index: Index, text: str) -> dict[DangerKind, tuple[str, ...]]:
    return {one.kind: one.words for one in decide(index, text).danger}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("我真的不想活了", DangerKind.SELF_HARM, ("不想活",)),
        ("再不解决我就从楼上跳楼", DangerKind.SELF_HARM, ("跳楼",)),
        ("我要跟他同归于尽", DangerKind.VIOLENCE, ("同归于尽",)),
        ("他拿刀追我", DangerKind.VIOLENCE, ("拿刀",)),
        ("老公家暴，把我打得住院", DangerKind.VIOLENCE, ("家暴", "打得", "住院")),
        ("老師猥褻女學生", DangerKind.CHILD, ("猥褻",)),
        ("孩子放学后不见了", DangerKind.CHILD, ("孩子", "不见了")),
        ("我就带汽油来", DangerKind.FIRE, ("汽油",)),
        ("我刚刚给对方转账两万，感觉被骗", DangerKind.FRAUD, ("刚刚", "转账")),
    ],
)
def test_words_of_danger_are_heard(index: Index, text: str, kind: DangerKind, words: tuple[str, ...]) -> None:
    assert dangers(index, text)[kind] == words


@pytest.mark.parametrize(
    "text",
    [
        "累死了，跑了三趟",
        "气死我了",
        "热得想死",
        "跳楼价买的衣服有质量问题",
        "电脑杀毒软件乱扣费",
        "摩托车加汽油的发票丢了",
        "他没有自杀，是意外",
        "我不会跳楼的，就是想讲道理",
        "拍卖行拖着不退钱",
        "防火门被拆了",
        "我爸想死你们调解员了",
        "银行转账记录找不到了",
        "打死我也不搬",
    ],
)
def test_ways_of_speaking_raise_no_alarm(index: Index, text: str) -> None:
    assert dangers(index, text) == {}


def test_the_samples_raise_an_alarm_only_where_it_is_due(index: Index) -> None:
    alarmed = [row["text"] for row in SAMPLES if decide(index, row["text"]).danger]
    assert sorted(alarmed) == sorted(
        text for row in SAMPLES if any(w in (text := row["text"]) for w in ("家暴", "跳楼", "刷单"))
    )


def test_every_word_of_the_lexicon_speaks_for_something_the_catalogue_has(
    desks: list[Desk], matters: list[Matter]
) -> None:
    from tests.rooms.routing.conftest import rows

    known = {desk.code for desk in desks} | {matter.code for matter in matters}
    assert {row["target"] for row in rows("words.csv")} <= known
    assert {row["desk"] for row in rows("conflict.csv")} <= known | {""}
    assert {row["kind"] for row in rows("danger.csv")} == {kind.value for kind in DangerKind}


def test_a_hall_without_a_general_window_and_without_words_still_answers() -> None:
    assert decide(index_of([], [], [], [], []), "欠薪") == Proposals((), (), True, ())
