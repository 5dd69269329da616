"""Reasons and dangers in words."""

from __future__ import annotations

import pytest

from hall.routing.rules import (
    Danger,
    DangerKind,
    Language,
    Reason,
    ReasonKind,
    danger_acts,
    danger_title,
    reason_words,
)

LINES = [
    (Reason(ReasonKind.WORDS, {"words": "欠薪、包工头"}), "原话里有 欠薪、包工头", "Heard: 欠薪、包工头"),
    (
        Reason(ReasonKind.OPEN_CASE, {"number": "130105-2026-000123"}),
        "没办完的 130105-2026-000123 就在这个窗口（首接责任）",
        "The open case 130105-2026-000123 is at this desk",
    ),
    (Reason(ReasonKind.PRESENT, {"presence": "常驻"}), "常驻，今天有人", "resident, here today"),
    (Reason(ReasonKind.PRESENT, {"presence": "轮驻", "who": "赵明"}), "轮驻，赵明在岗", "on its days, 赵明 is here"),
    (
        Reason(ReasonKind.ABSENT, {"presence": "轮驻", "next": "2026-11-25"}),
        "轮驻，今天不在，11月25日（周三）来",
        "on its days, not here today, next on Wed Nov 25",
    ),
    (Reason(ReasonKind.ABSENT, {"presence": "轮驻"}), "轮驻，今天不在", "on its days, not here today"),
    (Reason(ReasonKind.ABSENT, {"presence": "随驻"}), "随驻，请电话约人来", "on call, please ring for somebody"),
    (Reason(ReasonKind.WAITING, {"count": 0}), "现在没人等", "nobody waits"),
    (Reason(ReasonKind.WAITING, {"count": 3}), "等候 3 人", "3 waiting"),
    (Reason(ReasonKind.FLAG, {"flag": "urgent"}), "急事，请先办", "Urgent: please take it first"),
    (Reason(ReasonKind.FLAG, {"flag": "of the hall"}), "of the hall", "of the hall"),
    (
        Reason(ReasonKind.CONFLICT, {"unit": "公安局", "desk": "D06"}),
        "反映的是公安局，这个窗口已排除",
        "The report is against 公安局: its desk is left out",
    ),
    (Reason(ReasonKind.CHOSEN), "由您选定", "Your choice"),
    (
        Reason(ReasonKind.GENERAL),
        "没听出是哪个窗口的事，先到综合受理窗口问清",
        "No desk's words were heard: ask at the general desk",
    ),
]


@pytest.mark.parametrize(("reason", "chinese", "english"), LINES)
def test_a_reason_is_one_line_in_both_languages(reason: Reason, chinese: str, english: str) -> None:
    assert reason_words(reason) == chinese
    assert reason_words(reason, "en") == english


def test_every_kind_of_reason_has_its_line() -> None:
    assert {reason.kind for reason, _, _ in LINES} == set(ReasonKind)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", DangerKind)
def test_a_danger_has_a_title_and_three_acts(kind: DangerKind, language: Language) -> None:
    acts = danger_acts([Danger(kind, ("汽油",))], language)
    assert len(set(acts)) == 3
    words = [danger_title(kind, language), *acts]
    assert all(any("一" <= sign <= "鿿" for sign in line) == (language == "zh") for line in words)
    assert any("110" in act or "119" in act for act in acts)


def test_of_several_dangers_the_most_pressing_is_acted_on() -> None:
    fire, self_harm = Danger(DangerKind.FIRE, ("汽油",)), Danger(DangerKind.SELF_HARM, ("不想活",))
    assert danger_acts([fire, self_harm]) == danger_acts([self_harm])
    assert danger_acts([]) == ()
