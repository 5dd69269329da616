"""The front desk: layout, keys, the bar with what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui import keys, saying
from ui.context import UiContext
from ui.frontdesk import words
from ui.frontdesk.earlier import EarlierPanel
from ui.frontdesk.group_acts import GroupActs
from ui.frontdesk.keeping import SavedVisit
from ui.frontdesk.key_guard import KeyGuard
from ui.frontdesk.news import News
from ui.frontdesk.panel import VisitorPanel
from ui.frontdesk.papers_here import PapersHere
from ui.frontdesk.proposals import ProposalsPanel
from ui.frontdesk.viewmodel import FrontDeskModel
from ui.shell.action_bar import ActionBar
from ui.theme import theme
from ui.widgets.key_button import KeyButton
from ui.widgets.living import FOCUS_RING, Living, effective_height, effective_width, layout_of, set_flag

WIDTHS: Final = {"wide": (640, 420), "normal": (548, 344)}
"""Form and earlier visits at the standard size (design 7); what is left goes to the proposals."""

GROUP_SIDE = 400
NARROW_SHARE = 0.41
TALL = 820
_OF_TABLE = frozenset({"frontdesk.paste_list", "frontdesk.representative", "frontdesk.remove_member"})


class FrontDesk(Living, QWidget):
    """The work place 登记. ``place`` is the desk it stands at (``导办台 1``)."""

    supervisor_asked = Signal(object)
    """F12: the reason in words (the dangerous words, or a group that came)."""

    def __init__(self, context: UiContext, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "page")
        self._context = context
        self.model = FrontDeskModel(context, place, self)
        self._mode, self._looking_back = "", False
        mine = [key.id for key in keys.KEYS if key.place == "frontdesk"]
        self.keys = {id: keys.action(id, self) for id in [*mine, "call_supervisor", "print"]}
        self.papers = PapersHere(self.model, self)
        self.news = News(self.model, self.keys)
        self.panel = VisitorPanel(self.model, self.keys)
        self.proposals = ProposalsPanel(self.model.direction, self.model.around, self.keys)
        self.acts = GroupActs(self.keys["call_supervisor"])
        self.earlier = EarlierPanel(self.model.acquaintance, self.keys, self.model.today())
        self.bar = ActionBar()
        self.keep_button = KeyButton("", "primary", icon="ticket", main=True)
        self._quiet, self._clear = KeyButton(), KeyButton()
        self.keep_button.follow(self.keys["frontdesk.keep"])
        self._quiet.follow(self.keys["frontdesk.keep_quietly"])
        self._clear.follow(self.keys["frontdesk.clear"])
        self.bar.add(self._clear)
        self.bar.add(self._quiet)
        self.bar.set_main(self.keep_button)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        self._acts_row = QVBoxLayout()
        self._acts_row.setContentsMargins(FOCUS_RING, 0, FOCUS_RING, 0)
        self._acts_row.addWidget(self.acts)
        side.addLayout(self._acts_row)
        side.addWidget(self.proposals, 1)
        side.addWidget(self.earlier, 1)
        self._side_column = side
        self._body = QHBoxLayout()
        self._body.addWidget(self.panel)
        self._body.addWidget(self._side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.news)
        column.addLayout(self._body, 1)
        column.addWidget(self.bar)
        self.setFocusProxy(self.panel.first())
        self._bind()
        self._listen()
        self._guard = KeyGuard(self, [act for id, act in self.keys.items() if id not in _OF_TABLE], self._way_back)
        self._guard.watch([*self.panel.editors(), self.proposals.pick])
        self.built()
        self._named()
        self._show_recent()

    def _bind(self) -> None:
        desk = self.model
        acts: dict[str, Callable[[], object]] = {
            "frontdesk.keep": desk.submit,
            "frontdesk.keep_quietly": lambda: desk.submit(take_ticket=False),
            "frontdesk.again": lambda: desk.submit(again=True),
            "frontdesk.clear": self._clear_form,
            "frontdesk.next_problem": lambda: desk.next_problem(self.panel.field_here(QApplication.focusWidget())),
            "frontdesk.proposal_1": lambda: desk.choose(0),
            "frontdesk.proposal_2": lambda: desk.choose(1),
            "frontdesk.proposal_3": lambda: desk.choose(2),
            "frontdesk.pick": self.proposals.start_picking,
            "frontdesk.general": desk.take_general,
            "frontdesk.withheld": self._withhold,
            "frontdesk.group": desk.switch_group,
            "frontdesk.earlier": self._look_back,
            "frontdesk.join": desk.join,
            "frontdesk.new_matter": desk.new_matter,
            "frontdesk.danger_done": desk.direction.deal_with_danger,
            "frontdesk.reprint": self.papers.reprint_waiting,
            "frontdesk.number_checked": self._number_checked,
            "frontdesk.take_draft": desk.take_draft,
            "call_supervisor": self._call_supervisor,
            "print": self.papers.look_at_last,
        }
        for id, act in acts.items():
            self.keys[id].triggered.connect(lambda _on=False, act=act: act())
            self.addAction(self.keys[id])

    def _listen(self) -> None:
        desk = self.model
        desk.problems_changed.connect(self._say)
        desk.drafting.changed.connect(self._say)
        desk.replaced.connect(self._refill)
        desk.field_set.connect(lambda _field: self._say())
        desk.keeping.busy_changed.connect(self._busy)
        desk.keeping.saved.connect(self._saved)
        desk.keeping.withdrawn.connect(self._withdrawn)
        desk.keeping.recent_changed.connect(self._show_recent)
        desk.keeping.reprinted.connect(lambda _job: self._toast(self.tr("Another copy is being printed"), "printer"))
        desk.acquaintance.changed.connect(self._known)
        desk.around.changed.connect(self._named)
        for part in self.panel.parts():
            part.edited.connect(lambda _field, _value: self._written())
        self.news.saved.lapsed.connect(self._next_began)
        self.proposals.chosen.connect(desk.choose)
        self.proposals.picked.connect(desk.take)
        self.proposals.searched.connect(desk.direction.pick)
        self.earlier.join.connect(desk.join)
        self.earlier.recent.reprint.connect(self.papers.reprint_recent)
        self.earlier.recent.preview.connect(self.papers.look_at_recent)

    # what is shown

    def _refill(self) -> None:
        self._arrange()

    def _known(self) -> None:
        sure = self.model.acquaintance.is_sure()
        cases = self.model.acquaintance.open_cases() if sure else ()
        self.keys["frontdesk.join"].setEnabled(bool(cases))
        self.keys["frontdesk.new_matter"].setEnabled(bool(cases))
        person = self.model.acquaintance.person()
        self.keys["frontdesk.reprint"].setEnabled(person is not None and bool(person.waiting_ticket))
        joined = next((case for case in cases if case.case == self.model.entry.joins_case), None)
        self.proposals.show_joined("" if joined is None else joined.paper_number or joined.number)

    def _named(self) -> None:
        self.earlier.names = self.model.around.names
        self.earlier.refresh()

    def _show_recent(self) -> None:
        self.earlier.recent.show_visits(self.model.keeping.recent)
        self.earlier.refresh()

    def _busy(self) -> None:
        """While a visit is saved the form is closed and the caret waits on the button; then it goes back to where it was."""
        busy = self.model.keeping.is_busy()
        self.keep_button.set_busy(self.tr("Saving…") if busy else "")
        if busy:
            self._caret = self.focusWidget()
            self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.panel.setEnabled(not busy)
        self.keys["frontdesk.keep_quietly"].setEnabled(not busy)
        if not busy and self._caret is not None:
            self._caret.setFocus(Qt.FocusReason.OtherFocusReason)
            self._caret = None
        self._say()

    _caret: QWidget | None = None

    def _saved(self, saved: object) -> None:
        if isinstance(saved, SavedVisit):
            self.panel.is_next = True
            self.panel.say_heading()
            self.acts.begin()
            self.news.show_saved(saved.answer, saved.entry)
            self.proposals.stop_picking()

    def _withdrawn(self, saved: object) -> None:
        if isinstance(saved, SavedVisit):
            number = words.ticket_span(saved.answer)
            text = self.tr("**{number}** was taken back, its number is not used again")
            self._toast(text.replace("{number}", number or saved.answer.paper.number), "undo-2")

    def _written(self) -> None:
        self._next_began()
        self._say()

    def _next_began(self) -> None:
        """The next visitor is being written: the number folds away, once the way back is over."""
        if not self.model.entry.is_blank() and not self.news.saved.countdown.is_running():
            self.news.saved.clear()

    def _say(self) -> None:
        """The line in the bar: what needs a look, or that everything is kept."""
        blocking = self.model.blocking()
        entry = self.model.entry
        aside = ""
        if blocking:
            names = dict.fromkeys(name for field in blocking if (name := self._label(field)))
            text = self.tr("**{n}** to look at: {names}  [[{key}]] to the next")
            if self._mode in {"narrow", "tiny"}:
                text = self.tr("**{n}** to look at [[{key}]]")
            text = text.replace("{n}", str(len(blocking))).replace("{names}", self.tr(", ").join(names))
            self.bar.set_message(text.replace("{key}", keys.cap("frontdesk.next_problem")), "circle-alert", "danger")
            aside = "" if self._mode in {"narrow", "tiny"} else self.tr("Everything written is kept")
        elif entry.is_blank():
            self.bar.set_message(self.tr("Nothing written yet"))
        elif self.model.drafting.kept_at is not None:
            text = self.tr("Draft kept {time}")
            self.bar.set_message(text.replace("{time}", saying.clock_time(self.model.drafting.kept_at)), "save")
        else:
            self.bar.set_message("")
        self.bar.set_aside(aside)
        self.keys["frontdesk.clear"].setEnabled(not entry.is_blank() and not self.model.keeping.is_busy())

    def _label(self, field: str) -> str:
        if field.startswith("members"):
            return self.tr("List")
        return next((part.fields[field].label() for part in self.panel.parts() if field in part.fields), "")

    def _toast(self, text: str, icon: str) -> None:
        if self._context.notices is not None:
            self._context.notices.toast(text, icon)

    # what keys do

    def _clear_form(self) -> None:
        name = self.model.entry.as_one().name.strip()
        if self.model.clear():
            self.panel.first().setFocus(Qt.FocusReason.ShortcutFocusReason)
            if self._context.notices is not None:
                text = self.tr("The form of {name} was cleared") if name else self.tr("The form was cleared")
                self._context.notices.offer_undo(text.replace("{name}", saying.literal(name)), self.model.restore)

    def _withhold(self) -> None:
        if self.model.entry.group is not None:
            self.panel.group.withhold()
        else:
            self.model.withhold()

    def _number_checked(self) -> None:
        reason = self.tr("Compared with the card")
        if self.model.entry.group is not None:
            self.panel.group.number_checked(reason)
        else:
            self.panel.person.put("number_confirmed", reason)
            self.model.edit("number_confirmed", reason)

    def _look_back(self) -> None:
        if self._mode in {"narrow", "tiny"}:
            self._looking_back = not self._looking_back
            self._arrange()
        if not self.earlier.isHidden():
            self.earlier.look_here()

    def _call_supervisor(self) -> None:
        found = self.model.direction.danger_words()
        reason = self.tr("Dangerous words at the front desk: {words}").replace("{words}", "、".join(found))
        if not found:
            group = self.model.entry.group
            reason = self.tr("The front desk asks for a hand")
            if group is not None:
                reason = self.tr("A group of {n} at the front desk").replace("{n}", group.count)
        self.supervisor_asked.emit(reason)

    def _way_back(self) -> Callable[[], None] | None:
        return self.news.saved.take_back if self.news.saved.countdown.is_running() else None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._means_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = self._way_back()
        if back is not None and self._means_back(event):
            back()
        else:
            super().keyPressEvent(event)

    def _means_back(self, event: QEvent) -> bool:
        undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        return undo and self._way_back() is not None

    # layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measured = True
        self._arrange()

    _measured = False

    def _arrange(self) -> None:
        """Lay out for the effective width (design 7)."""
        mode = layout_of(self) if self._measured else "normal"
        caret = cast("QWidget | None", self.focusWidget())  # the stubs promise one always
        grouped = self.model.entry.group is not None
        look = theme()
        self._mode = mode
        self.panel.arrange(mode)
        slim = mode in {"narrow", "tiny"}
        if not slim:
            self._looking_back = False
        three = not slim and not grouped
        self.news.arrange(narrow=slim or grouped)
        self.acts.setVisible(grouped)
        self.proposals.arrange(mode, tall=three and effective_height(self) >= TALL - _AROUND)
        self._place_proposals(mode)
        self._place_acts(slim=slim)
        self._place_earlier(three=three)
        self.earlier.setVisible(three or self._looking_back)
        self.proposals.setVisible(not (slim and self._looking_back and mode == "narrow"))
        self._side.setVisible(mode != "tiny" or self._looking_back)
        self._share(mode, three=three, grouped=grouped)
        side_edge = look.space(4)
        edge = side_edge if three else side_edge - FOCUS_RING
        self._body.setContentsMargins(side_edge, look.space(3), edge, look.space(3))
        if caret is not None and caret is not self.focusWidget() and caret.isVisibleTo(self):
            caret.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _share(self, mode: str, *, three: bool, grouped: bool) -> None:
        """Who gets how much of the width. Nothing here sets a least width, so that a window can always be made narrower."""
        look = theme()
        form, earlier = WIDTHS["wide" if mode == "wide" else "normal"]
        gaps = 2 * look.space(4) + 2 * self._body.spacing()
        rest = max(1, round(effective_width(self) * (1 - gaps / max(1, self.width()))) - form - earlier)
        shares = (form, rest, earlier)
        most = (look.scaled(form), _UNBOUND, look.scaled(earlier))
        if not three:
            side = GROUP_SIDE if grouped and mode not in {"narrow", "tiny"} else 0
            share = round(100 * (look.scaled(side) / max(1, self.width()) if side else NARROW_SHARE))
            shares, most = (100 - share, share, 0), (_UNBOUND, _UNBOUND, _UNBOUND)
        for part, part_share, widest in zip((self.panel, self._side, self.earlier), shares, most, strict=True):
            part.setMaximumWidth(widest)
            if self._body.indexOf(part) >= 0:
                self._body.setStretchFactor(part, part_share)

    def minimumSizeHint(self) -> QSize:
        """Small: what does not fit is laid out otherwise, or scrolls."""
        return QSize(theme().scaled(360), theme().scaled(300))

    def _place_proposals(self, mode: str) -> None:
        """With one column the proposals stand under the words."""
        home = self.panel.matter.slot if mode == "tiny" else self._side_column
        other = self._side_column if mode == "tiny" else self.panel.matter.slot
        if home.indexOf(self.proposals) < 0:
            other.removeWidget(self.proposals)
            home.insertWidget(min(1, home.count()), self.proposals, 1)

    def _place_acts(self, *, slim: bool) -> None:
        """Above the proposals, or where there is little height, among what scrolls."""
        home, other = (self.proposals.inner, self._acts_row) if slim else (self._acts_row, self.proposals.inner)
        if home.indexOf(self.acts) < 0:
            other.removeWidget(self.acts)
            home.insertWidget(0, self.acts)

    def _place_earlier(self, *, three: bool) -> None:
        home, other = (self._body, self._side_column) if three else (self._side_column, self._body)
        if home.indexOf(self.earlier) < 0:
            other.removeWidget(self.earlier)
            home.addWidget(self.earlier)

    def retranslate(self) -> None:
        self._say()
        self._known()

    def restyle(self) -> None:
        look = theme()
        self._body.setSpacing(look.space(3) - FOCUS_RING)
        self._side_column.setSpacing(look.space(2))
        QTimer.singleShot(0, self, self._arrange)


_AROUND = 120
"""Lintel, status bar and what stands around the page in the height the design speaks of."""
_UNBOUND = 16_777_215
"""Qt's own largest width."""
