"""The words of a case, each a code with its name in Chinese and English. Part of :mod:`hall.cases.rules`, which offers all of
it; a file of its own only because one file for the words and the table of moves would be too long to read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class CaseState(StrEnum):
    """Where a case stands."""

    ACCEPTED = "accepted"
    """Registered, waits to be assigned."""
    ASSIGNED = "assigned"
    """Somebody has it and has not begun."""
    HANDLING = "handling"
    OBJECTED = "objected"
    """The desk says: not my competence. The centre decides."""
    OUTSIDE = "outside"
    """Handed over to court, police or another body outside, whose answer is waited for."""
    CONCLUDED = "concluded"
    """There is a result; the person is yet to be told."""
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    """Goes on in another case; keeps its number."""


OPEN_STATES = frozenset(
    {CaseState.ACCEPTED, CaseState.ASSIGNED, CaseState.HANDLING, CaseState.OBJECTED}
    | {CaseState.OUTSIDE, CaseState.CONCLUDED}
)

STATE_NAMES: Mapping[CaseState, tuple[str, str]] = {
    CaseState.ACCEPTED: ("待分配", "To be assigned"),
    CaseState.ASSIGNED: ("待办理", "Assigned"),
    CaseState.HANDLING: ("办理中", "In hand"),
    CaseState.OBJECTED: ("异议待定", "Objection"),
    CaseState.OUTSIDE: ("已移送", "Handed over"),
    CaseState.CONCLUDED: ("待告知", "To be told"),
    CaseState.ENDED: ("已办结", "Ended"),
    CaseState.WITHDRAWN: ("已撤回", "Withdrawn"),
    CaseState.MERGED: ("已并案", "Merged"),
}


class DispatchState(StrEnum):
    """Where a dispatch order 交办单 stands."""

    SENT = "sent"
    RECEIVED = "received"
    OBJECTED = "objected"
    ANSWERED = "answered"
    """The feedback 反馈单 is there and waits for its review."""
    DONE = "done"
    RECALLED = "recalled"


OPEN_DISPATCHES = frozenset(
    {DispatchState.SENT, DispatchState.RECEIVED, DispatchState.OBJECTED, DispatchState.ANSWERED}
)


class Willing(StrEnum):
    """Whether the visitor is willing to mediate; not asked is ``None``."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


class Side(StrEnum):
    """On whose side a party stands."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"


class PartyRole(StrEnum):
    """As what a party takes part."""

    PRINCIPAL = "principal"
    REPRESENTATIVE = "representative"
    MEMBER = "member"
    AGENT = "agent"
    GUARDIAN = "guardian"


ACTS_FOR = frozenset({PartyRole.AGENT, PartyRole.GUARDIAN})
"""These act for somebody of the same side, who is named."""

SIDE_NAMES: Mapping[Side, tuple[str, str]] = {
    Side.APPLICANT: ("申请方", "the applicants' side"),
    Side.RESPONDENT: ("对方", "the other side"),
}


class Ladder(StrEnum):
    """The four steps of the ladder (Xinhua report; code table ``ladder``)."""

    ON_SPOT = "1"
    JOINT = "2"
    LEADER = "3"
    LAW = "4"


LADDER_NAMES: Mapping[Ladder, tuple[str, str]] = {
    Ladder.ON_SPOT: ("现场处理", "Settled on the spot"),
    Ladder.JOINT: ("中心联调", "Joint mediation at the centre"),
    Ladder.LEADER: ("领导包案", "A leader takes the case"),
    Ladder.LAW: ("引导依法解决", "Led to a legal way"),
}


class Outcome(StrEnum):
    """How a case ends (code table ``outcome``)."""

    ON_SPOT = "01"
    WRITTEN_AGREEMENT = "02"
    ORAL_AGREEMENT = "03"
    SETTLED_THEMSELVES = "04"
    SUPPORTED = "05"
    EXPLAINED = "06"
    NOT_SUPPORTED = "07"
    TO_ARBITRATION = "08"
    TO_COURT = "09"
    TO_RECONSIDERATION = "10"
    PASSED_ON = "11"
    NOT_ACCEPTED = "12"
    REFUSED_MEDIATION = "13"
    LOST_CONTACT = "14"


OUTCOME_NAMES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.ON_SPOT: ("当场答复办结", "Answered on the spot"),
    Outcome.WRITTEN_AGREEMENT: ("调解成功（书面协议）", "Mediated, written agreement"),
    Outcome.ORAL_AGREEMENT: ("调解成功（口头协议）", "Mediated, oral agreement"),
    Outcome.SETTLED_THEMSELVES: ("和解撤回", "Settled between themselves"),
    Outcome.SUPPORTED: ("部门办结（予以支持）", "Department: supported"),
    Outcome.EXPLAINED: ("部门办结（解释说明）", "Department: explained"),
    Outcome.NOT_SUPPORTED: ("部门办结（不予支持）", "Department: not supported"),
    Outcome.TO_ARBITRATION: ("调解不成终止并引导仲裁", "Mediation ended, led to arbitration"),
    Outcome.TO_COURT: ("调解不成终止并引导诉讼", "Mediation ended, led to court"),
    Outcome.TO_RECONSIDERATION: ("引导行政复议或行政裁决", "Led to reconsideration"),
    Outcome.PASSED_ON: ("转送有权处理单位", "Passed on to the competent body"),
    Outcome.NOT_ACCEPTED: ("不予受理并告知途径", "Not accepted, directions given"),
    Outcome.REFUSED_MEDIATION: ("当事人拒绝调解", "Mediation refused by a party"),
    Outcome.LOST_CONTACT: ("失联或撤诉求终止", "Contact lost or claim dropped"),
}

LED_ON = frozenset({Outcome.TO_ARBITRATION, Outcome.TO_COURT, Outcome.TO_RECONSIDERATION})
"""These end with a way on: which one, and until when (人民调解法 art 26)."""


class Cause(StrEnum):
    """Where the trouble came from (源头治理)."""

    WAGES = "wages"
    DEBT = "debt"
    CONTRACT = "contract"
    FAMILY = "family"
    NEIGHBOURS = "neighbours"
    DAMAGE = "damage"
    LAND = "land"
    PROPERTY_SERVICE = "property_service"
    OFFICIAL_ACT = "official_act"
    POLICY = "policy"
    INFORMATION = "information"
    OTHER = "other"


CAUSE_NAMES: Mapping[Cause, tuple[str, str]] = {
    Cause.WAGES: ("欠薪用工", "Wages and employment"),
    Cause.DEBT: ("借贷债务", "Loans and debts"),
    Cause.CONTRACT: ("合同履行", "Contracts"),
    Cause.FAMILY: ("婚姻家庭", "Marriage and family"),
    Cause.NEIGHBOURS: ("邻里相处", "Neighbours"),
    Cause.DAMAGE: ("人身财产损害", "Injury and damage"),
    Cause.LAND: ("土地房屋权属", "Land and houses"),
    Cause.PROPERTY_SERVICE: ("物业服务", "Property management"),
    Cause.OFFICIAL_ACT: ("行政行为", "An official act"),
    Cause.POLICY: ("政策落实", "A policy not carried out"),
    Cause.INFORMATION: ("咨询了解", "A question"),
    Cause.OTHER: ("其他", "Other"),
}


class Level(StrEnum):
    """At which level it was settled (分级化解)."""

    VILLAGE = "village"
    STREET = "street"
    DISTRICT = "district"
    CITY = "city"


LEVEL_NAMES: Mapping[Level, tuple[str, str]] = {
    Level.VILLAGE: ("村（社区）", "Village or community"),
    Level.STREET: ("乡镇（街道）", "Town or street"),
    Level.DISTRICT: ("县（区）", "County or district"),
    Level.CITY: ("市级以上", "City or above"),
}


class Partner(StrEnum):
    """Whom a case is handed over to, or came from (诉调、警调、访调对接)."""

    COURT = "court"
    POLICE = "police"
    PETITION_OFFICE = "petition_office"
    PROCURATORATE = "procuratorate"
    ARBITRATION = "arbitration"
    OTHER = "other"


PARTNER_NAMES: Mapping[Partner, tuple[str, str]] = {
    Partner.COURT: ("人民法院", "the court"),
    Partner.POLICE: ("公安机关", "the police"),
    Partner.PETITION_OFFICE: ("信访部门", "the petition office"),
    Partner.PROCURATORATE: ("人民检察院", "the procuratorate"),
    Partner.ARBITRATION: ("仲裁机构", "arbitration"),
    Partner.OTHER: ("其他单位", "another body"),
}


class ToldHow(StrEnum):
    """How the person was told the result."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    LETTER = "letter"
    MESSAGE = "message"
    NOTICE = "notice"
    """Nobody can be reached: put up as a notice, with what was tried in the words."""


TOLD_NAMES: Mapping[ToldHow, tuple[str, str]] = {
    ToldHow.IN_PERSON: ("当面", "in person"),
    ToldHow.PHONE: ("电话", "by telephone"),
    ToldHow.LETTER: ("书面送达", "by letter"),
    ToldHow.MESSAGE: ("短信", "by message"),
    ToldHow.NOTICE: ("公告", "by public notice"),
}


class PauseWhy(StrEnum):
    """Why the clocks stand still; each has a law or an event outside the hall behind it."""

    APPRAISAL = "appraisal"
    """鉴定 (医疗纠纷预防和处理条例 art 38)"""
    HEARING = "hearing"
    """听证 (信访工作条例 art 36)"""
    WAITING = "waiting"
    """The person brings what is missing."""
    ELSEWHERE = "elsewhere"
    """Another procedure has to end first."""
    FORCE = "force"


PAUSE_NAMES: Mapping[PauseWhy, tuple[str, str]] = {
    PauseWhy.APPRAISAL: ("鉴定期间", "an appraisal"),
    PauseWhy.HEARING: ("听证期间", "a hearing"),
    PauseWhy.WAITING: ("等当事人补材料", "papers the person brings"),
    PauseWhy.ELSEWHERE: ("等其他程序结果", "another procedure"),
    PauseWhy.FORCE: ("不可抗力", "force majeure"),
}


class LinkKind(StrEnum):
    """What one case has to do with another."""

    RELATED = "related"
    GROUP = "group"
    """Handled together, each with its own number."""
    REPEAT = "repeat"


LINK_NAMES: Mapping[LinkKind, tuple[str, str]] = {
    LinkKind.RELATED: ("相关", "related to"),
    LinkKind.GROUP: ("一并办理", "handled with"),
    LinkKind.REPEAT: ("重复反映", "the same as"),
}
