"""What happens to a case, and what can be done with it. Part of :mod:`hall.cases.rules`, which offers it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class EventKind(StrEnum):
    """What happened to a case; each is one line of its story. Every :class:`Move` is one of these."""

    REGISTERED = "registered"
    VISITED = "visited"
    ROUTED = "routed"
    PAPER_ISSUED = "paper_issued"
    PAPER_VOIDED = "paper_voided"
    SERVED = "served"
    """Served at a window."""
    SERVICE_TAKEN_BACK = "service_taken_back"
    CLOCK_RECOUNTED = "clock_recounted"
    """The calendar of a year became known, a provisional date moved."""
    ABSORBED = "absorbed"
    """Another case goes on in this one."""
    PARTY_ADDED = "party_added"
    PARTY_REMOVED = "party_removed"
    AGREED = "agreed"
    CONFIRMATION_ASKED = "confirmation_asked"
    CONFIRMED = "confirmed"
    CONFIRMATION_REFUSED = "confirmation_refused"
    PERFORMED = "performed"
    NOT_PERFORMED = "not_performed"
    PERFORMANCE_TAKEN_BACK = "performance_taken_back"
    ASSIGNED = "assign"
    TAKEN_UP = "take_up"
    NOT_ACCEPTED = "not_accept"
    PROGRESS = "progress"
    TRANSFERRED = "transfer"
    RETURNED = "return"
    OBJECTED = "object"
    UPHELD = "uphold"
    OVERRULED = "overrule"
    OBJECTION_RETRACTED = "retract"
    DISPATCHED = "dispatch"
    RECEIVED = "receive"
    DISPATCH_OBJECTED = "object_dispatch"
    DISPATCH_UPHELD = "uphold_dispatch"
    DISPATCH_OVERRULED = "overrule_dispatch"
    FED_BACK = "feedback"
    APPROVED = "approve"
    SENT_BACK = "send_back"
    RECALLED = "recall"
    HANDED_OVER = "hand_over"
    CAME_BACK = "come_back"
    CAME_FROM = "came_from"
    CONCLUDED = "conclude"
    RECONSIDERED = "reconsider"
    TOLD = "tell"
    CALLED_BACK = "call_back"
    REOPENED = "reopen"
    WITHDRAWN = "withdrawn"
    MERGED = "merge"
    SEPARATED = "separate"
    LINKED = "link"
    UNLINKED = "unlink"
    PAUSED = "pause"
    RESUMED = "resume"
    EXTENDED = "extend"
    ESCALATED = "escalate"


class Move(StrEnum):
    """Everything that can be done with a case once it is registered."""

    ASSIGN = "assign"
    TAKE_UP = "take_up"
    NOT_ACCEPT = "not_accept"
    PROGRESS = "progress"
    TRANSFER = "transfer"
    RETURN = "return"
    OBJECT = "object"
    UPHOLD = "uphold"
    OVERRULE = "overrule"
    RETRACT = "retract"
    DISPATCH = "dispatch"
    RECEIVE = "receive"
    OBJECT_DISPATCH = "object_dispatch"
    UPHOLD_DISPATCH = "uphold_dispatch"
    OVERRULE_DISPATCH = "overrule_dispatch"
    FEEDBACK = "feedback"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    RECALL = "recall"
    HAND_OVER = "hand_over"
    COME_BACK = "come_back"
    CAME_FROM = "came_from"
    CONCLUDE = "conclude"
    RECONSIDER = "reconsider"
    TELL = "tell"
    CALL_BACK = "call_back"
    REOPEN = "reopen"
    WITHDRAW = "withdrawn"
    MERGE = "merge"
    SEPARATE = "separate"
    LINK = "link"
    UNLINK = "unlink"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    ESCALATE = "escalate"


MOVE_NAMES: Mapping[Move, tuple[str, str]] = {
    Move.ASSIGN: ("分配", "Assign"),
    Move.TAKE_UP: ("接办", "Take up"),
    Move.NOT_ACCEPT: ("不予受理", "Do not accept"),
    Move.PROGRESS: ("填写进展", "Enter progress"),
    Move.TRANSFER: ("转办", "Transfer"),
    Move.RETURN: ("退回中心", "Return to the centre"),
    Move.OBJECT: ("提出异议", "Object"),
    Move.UPHOLD: ("异议成立", "Uphold the objection"),
    Move.OVERRULE: ("异议不成立", "Overrule the objection"),
    Move.RETRACT: ("撤回异议", "Take the objection back"),
    Move.DISPATCH: ("交办", "Dispatch"),
    Move.RECEIVE: ("签收", "Receive"),
    Move.OBJECT_DISPATCH: ("对交办提出异议", "Object to the dispatch"),
    Move.UPHOLD_DISPATCH: ("交办异议成立", "Uphold the objection to the dispatch"),
    Move.OVERRULE_DISPATCH: ("交办异议不成立", "Overrule the objection to the dispatch"),
    Move.FEEDBACK: ("反馈", "Give feedback"),
    Move.APPROVE: ("审核通过", "Approve the feedback"),
    Move.SEND_BACK: ("退回重办", "Send the feedback back"),
    Move.RECALL: ("撤回交办", "Recall the dispatch"),
    Move.HAND_OVER: ("移送", "Hand over"),
    Move.COME_BACK: ("移送回来", "Take back from outside"),
    Move.CAME_FROM: ("登记来源编号", "Enter the outside number"),
    Move.CONCLUDE: ("提出办理结果", "Conclude"),
    Move.RECONSIDER: ("撤回结果", "Take the result back"),
    Move.TELL: ("告知并办结", "Tell the person and end"),
    Move.CALL_BACK: ("回访", "Call back"),
    Move.REOPEN: ("重新办理", "Reopen"),
    Move.WITHDRAW: ("撤回诉求", "Withdraw"),
    Move.MERGE: ("并案", "Merge"),
    Move.SEPARATE: ("分案", "Separate"),
    Move.LINK: ("关联", "Link"),
    Move.UNLINK: ("取消关联", "Unlink"),
    Move.PAUSE: ("暂停计时", "Pause the clocks"),
    Move.RESUME: ("恢复计时", "Resume the clocks"),
    Move.EXTEND: ("延长期限", "Extend the limit"),
    Move.ESCALATE: ("升级处理", "Go up the ladder"),
}
