"""Where a visit goes: the guide's choice, or what was proposed first. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hall.catalogue.rules import Desk, Matter
from hall.errors import Problem
from hall.routing.deciding import GENERAL_MATTER
from hall.routing.rules import Proposals


@dataclass(frozen=True, slots=True)
class Choice:
    """Desk and matter of a visit."""

    desk: Desk
    matter: Matter


def choose(
    desk: str, matter: str, proposals: Proposals, desks: Mapping[str, Desk], matters: Mapping[str, Matter]
) -> Choice | tuple[Problem, ...]:
    """What the guide chose (codes as typed), else the first proposal; or what is wrong with it.

    A desk alone takes its matter among the proposals, a matter alone its own desk. Any matter may go to any desk, but a
    report against a unit goes to that unit at nobody's wish (信访工作条例 art 30). Codes: ``visit.desk``,
    ``visit.matter``, ``visit.excluded``.
    """
    desk, matter = desk.strip().upper(), matter.strip().upper()
    problems: list[Problem] = []
    if desk and desk not in desks:
        problems.append(Problem("visit.desk", "desk"))
    if matter and matter not in matters:
        problems.append(Problem("visit.matter", "matter"))
    if desk and any(reason.params.get("desk") == desk for reason in proposals.left_out):
        problems.append(Problem("visit.excluded", "desk"))
    if problems:
        return tuple(problems)
    if not desk and not matter:
        first = proposals.proposals[0] if proposals.proposals else None
        desk, matter = (first.desk, first.matter) if first is not None else ("", "")
    desk = desk or (matters[matter].desk if matter else "")
    matter = matter or _usual(desk, proposals, matters)
    if desk not in desks:
        return (Problem("visit.desk", "desk"),)
    if matter not in matters:
        return (Problem("visit.matter", "matter"),)
    return Choice(desks[desk], matters[matter])


def _usual(desk: str, proposals: Proposals, matters: Mapping[str, Matter]) -> str:
    """The matter of a desk that nobody named: the proposed one, 不清需研判 at the general window, else the desk's first."""
    proposed = next((one.matter for one in proposals.proposals if one.desk == desk and one.matter), "")
    own = [code for code, one in matters.items() if one.desk == desk]
    return proposed or (GENERAL_MATTER if GENERAL_MATTER in own else min(own, default=""))
