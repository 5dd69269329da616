"""The accounts of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from hall.demonstration.people import DESK
from hall.staff.rules import Role

PASSWORD = "Shifan-2026"  # noqa: S105  (shown on purpose: it opens invented data only)
"""The password of every account of the demonstration, the administrator's too."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account of the demonstration; its password is :data:`PASSWORD`."""

    login: str
    name: str
    role: Role
    desk: str = ""


ACCOUNTS = (
    DemoAccount("daoban", "陈雨", Role.GUIDE, DESK),
    DemoAccount("chuangkou", "孙丽", Role.CLERK, "3 号窗口"),
    DemoAccount("tiaojie", "何长青", Role.MEDIATOR, "3 号窗口"),
    DemoAccount("zhiban", "周明", Role.SUPERVISOR),
    DemoAccount("duban", "郑兰", Role.OFFICER),
    DemoAccount("lingdao", "马卫东", Role.LEADER),
    DemoAccount("anquan", "许静", Role.SECURITY),
    DemoAccount("shenji", "高原", Role.AUDITOR),
)
"""One account a role, besides the administrator."""

CLERKS = tuple(
    DemoAccount(f"chuangkou{desk}", name, Role.CLERK, f"{desk} 号窗口")
    for desk, name in (
        (1, "赵强"),
        (6, "刘敏"),
        (9, "韩雪"),
        (10, "丁宁"),
        (17, "蒋涛"),
        (23, "卢静"),
    )
)
"""Colleagues at the busiest desks; at the others the supervisor helps."""

AT_WINDOW = {"W03-1": "chuangkou"} | {f"W{int(one.login[9:]):02d}-1": one.login for one in CLERKS}
"""Window → login of who sits there."""

SUPERVISOR, LEADER = "zhiban", "lingdao"
