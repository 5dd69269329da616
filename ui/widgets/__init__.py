"""The furniture of every screen. One part a file; import it from there, nothing is imported here (start-up stays lean).

Conventions
    * A part takes **finished words** (``str``). A screen sets all its words in one method ``retranslate()``; it is called once by
      ``built()`` and again at every change of language. Source words are English through ``self.tr("…")``; the Chinese for
      ``"&Name"`` is ``"姓名(&N)"``.
    * ``living.Living`` is the mixin for everything one can see: end ``__init__`` with ``self.built()``; override
      ``retranslate()`` (words) and ``restyle()`` (sizes and colours: after a change of size or contrast). ``class Screen(Living, QWidget)``.
    * Colours and sizes only from ``ui.theme``: ``theme().color("accent")``, ``theme().px("field")``, ``theme().pt("body")``,
      ``theme().font("strong", bold=True)``, ``theme().space(3)``, ``ui.theme.icons.pixmap(name, color, px)``.
    * Labels by role instead of a style sheet of their own: ``living.role(QLabel(…), "small")``; roles: ``label small muted strong title
      number hero danger orange accent heading``. Frames: ``card``, ``panelhead``, ``actionbar``, ``well``.
    * Marked text: ``rich.Run(text, kind)`` with kind in ``"" bold mark danger key muted red``, or markup: ``**bold** ==mark== [[F12]] ~~muted~~
      !!red!!``. Values of params are taken literally.
    * Actions: ``ui.keys.action(id, parent)`` gives the ``QAction`` with its keys and its name in the current language.

living.py       ``Living`` · ``role(label, name)`` · ``set_flag(widget, name, value)`` dynamic property + polish · ``effective_width`` /
                ``effective_height(widget)`` px at body 11 pt (design 7) · ``layout_of(widget)`` -> "tiny" "narrow" "normal" "wide" ·
                ``announce(widget, text)`` · ``spoken(label)`` · ``FOCUS_RING`` room a scroll area leaves at its edges ·
                ``Fitting`` for bars that let parts go (``fit()``)
halo.py         ``Halo(window)`` the violet focus frame; the shell and ``Dialog`` make their own, other windows make one
walk.py         ``EnterWalk(form).watch_all()`` or ``.watch(field, …)``: Enter next field, Shift+Enter back · ``step(widget, back=False)``
line_edit.py    ``LineEdit()``: ``set_tag(text, icon)``, ``set_trouble(bool)``, ``set_soft(bool)``, ``set_auto(bool, tag)``, ``set_lead(icon)``,
                ``set_unit(text)``, ``set_keycap(text)`` · signals of QLineEdit and ``left`` (focus went, the value may be checked)
scan_line_edit.py ``ScanLineEdit(upper=False)`` no input method, full-width signs made half width · ``scanned(str)`` on Enter · ``half_width(text)``
amount_edit.py  ``AmountEdit()`` yuan: ``value() -> Decimal | None``, ``set_value``, ``is_readable()``; thousands marks when left · ``read_amount(text)``
words_edit.py   ``WordsEdit()``: ``text()``, ``set_text``, ``set_marks(matched, danger)``, ``marked()`` · ``next_field``, ``previous_field``, ``left``
password_field.py ``PasswordField(lead="")``: ``text()``, ``edit``, ``clear()``, ``set_caps(bool)`` · ``left``, ``changed(str)``
pick_box.py     ``PickBox()`` five choices and more: ``set_choices([(value, text), …])``, ``value()``, ``set_value`` · ``picked(object)``
check.py        ``Check(text)``, ``Radio(text)``: QAbstractButton's signals
field.py        ``FieldSpec(label, optional=False, hint="", placeholder="", unit="")`` · ``Field(editor, spec)``: ``say(spec)``,
                ``set_trouble(text, soft=False)``, ``clear_trouble()``, ``trouble()``, ``is_soft()``, ``set_auto(bool, tag)``,
                ``set_side(widget)`` at the right of the label, ``label()``, ``focus()``, ``editor``
segments.py     ``Segments()`` exclusive, none at first: ``set_choices``, ``value()``, ``set_value(v | None)``, ``segment(v)`` · ``chosen(object)``
chips.py        ``Chips()`` several, wraps: ``set_choices``, ``values()``, ``set_values``, ``chip(v)`` · ``changed()``
flow.py         ``FlowLayout(spacing, parent, row_gap=…)``
key_button.py   ``KeyButton(text="", kind="secondary", key="", icon="", main=False, small=False)`` kinds primary secondary quiet danger
                danger_fill on_bar; ``follow(action, own_words=False)``, ``set_words``, ``set_key``, ``set_icon``, ``set_kind``,
                ``set_busy(text | "")``, ``set_count("8 s", widest)``, ``set_menu(menu)``
key_cap.py      ``KeyCap("F9")``, ``set_keys`` · ``key_text(QKeySequence | str)``
rich.py         ``Run(text, kind)``, ``runs(markup, **params)``, ``plain(runs)`` · ``RichText(size, tone, spacing=1.0, align=…)``: ``say(markup, **params)``,
                ``set_runs``, ``set_text``, ``set_tone`` · ``IconLine(icon, size, tone, icon_tone)``: ``words`` (a RichText), ``set_icon(icon, tone)``
proposal_card.py ``Proposal(key, title, matter, office, reasons)``, ``Reason(icon, words: runs | str, danger=False)`` · ``ProposalCard()``:
                ``show_proposal(p)``, ``proposal()``, ``set_chosen(bool)``, ``is_chosen()`` · ``chosen`` on click, Enter, Space
badges.py       ``TimePill(state, text)`` green orange red paused done · ``RiskTag(level, text)`` red orange yellow blue · ``Tag(text, icon)`` ·
                all: ``show_state(kind, text)``
card.py         ``Card()``: ``body`` · ``Panel(icon)``: ``set_heading(text)``, ``head`` and ``body`` layouts, ``set_foot(widget)`` · ``Icon(name, tone)`` · ``Rule()``
empty_state.py  ``EmptyState(icon, boxed=False)``: ``say(what, then_what, **params)``, ``set_icon``
note.py         ``Note(kind, icon)`` info orange offline: ``say(markup, **params)``, ``set_button(KeyButton | None)``, ``set_aside(text)``, ``set_kind(kind, icon)``
banner.py       ``Banner()`` danger: ``show_words(title, words, acts)``, ``buttons`` layout, ``fold(text)``; announced, never takes the focus
toast.py        ``ToastBar()``: ``toast(markup, icon, ms=0, **params)`` · ``UndoBar()``: ``offer(markup, icon, undo, ms=0, **params)``, ``undo()`` ·
                ``undone``, ``lapsed`` · both stop under pointer or focus (``countdown.py``)
saved_band.py   ``SavedBand()``: ``show_saved(Saved(number, target, say, paper, undo_ms))``, ``set_paper(text, warn=False)``, ``take_back()``, ``clear()`` ·
                ``undo``, ``lapsed``
table.py        ``Table()`` a QTableView in the house's look, any model; item roles ``PILL_ROLE RISK_ROLE TAG_ROLE BOLD_ROLE``
dialog.py       ``Dialog(owner)``: ``body`` layout, ``ask(title, text, keep, act, danger=True)`` · ``acted``, ``kept`` · ``DialogSheet`` the sheet alone
step_list.py    ``StepList()``: ``set_steps``, ``set_current(i)`` · ``Criterion()``: ``say(markup)``, ``set_met(bool)``
skeleton.py     ``Skeleton(lines)``: ``start()``, ``stop()``; appears after half a second
door.py         ``Door(share)`` the sign of the house, for sign-in and first start (stands on ``bar``)
gallery.py      ``python -m ui.widgets.gallery OUT.png --scale 1.5 --size extra --look contrast --language en``

Shell (``ui.shell.main.Shell(context)``)
    ``add_place(id, icon, title, key, page)``: ``title`` a function giving the words, ``key`` an id of ``ui.keys`` such as ``place.1``, ``page`` a
    widget or a function that makes it at the first opening; the page's focus proxy gets the caret · ``go(id)``, ``place()``, ``page(id)`` ·
    ``set_centre(name)`` · ``search`` · ``band`` layout under the lintel (insert Banner, SavedBand there) · ``toast``, ``undo_bar`` ·
    ``status.set_part(id, icon, text, short="", warn=False, on_click=None)``, ids who database printer devices waiting ·
    ``set_size``, ``set_look``, ``preferences()`` · signals ``search_asked(str)``, ``place_changed(str)``, ``help_asked()``, ``preferences_changed(Preferences)``

``ui.shell.action_bar.ActionBar()`` at the foot of a page: ``set_message(markup, icon, tone)``, ``set_aside(text)``, ``add(button)``, ``set_main(button)``; what
    finds no room goes into ``More``.
"""
