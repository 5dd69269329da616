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
    * Marked text: ``rich.Run(text, kind)`` with kind in ``"" bold mark danger key muted red``, or ``rich.runs("Press [[F12]], **{name}**", name=…)``.
      Values of params are taken literally.
    * Actions: ``ui.keys.action(id, parent)`` gives the ``QAction`` with its keys and its name in the current language.

living.py       ``Living`` · ``role(widget, name)`` · ``set_flag(widget, name, value)`` dynamic property + polish ·
                ``effective_width(widget)`` px at body 11 pt (design 7) · ``layout_of(widget)`` -> "tiny" "narrow" "normal" "wide" · ``announce(widget, text)``
halo.py         ``Halo(window)`` the violet focus frame; the shell, dialogs and first pages make one each
walk.py         ``EnterWalk(form)`` Enter next field, Shift+Enter back, inside ``form``
line_edit.py    ``LineEdit()`` one-line field: ``set_tag(text, icon)``, ``set_trouble(bool)``, ``set_soft(bool)``, ``set_auto(bool)``, ``set_lead(icon)``,
                ``set_unit(text)``, ``set_keycap(text)`` · signals of QLineEdit and ``left`` (focus went, value may be checked)
scan_line_edit.py ``ScanLineEdit(LineEdit)`` no input method, full width digits and letters made half width · ``scanned(str)`` on Enter
amount_edit.py  ``AmountEdit(LineEdit)`` yuan: ``value() -> Decimal | None``, ``set_value``, ``is_readable()``; thousands marks when left
words_edit.py   ``WordsEdit()`` the visitor's words: ``text()``, ``set_text``, ``set_marks(matched, danger)`` lists of words, ``next_field`` / ``previous_field`` signals
password_field.py ``PasswordField()`` eye and caps-lock note: ``text()``, ``edit``; ``set_words(...)`` see there
pick_box.py     ``PickBox()`` a QComboBox (five choices and more): ``set_choices([(value, text), …])``, ``value()``, ``set_value``, ``picked(object)``
check.py        ``Check(text)``, ``Radio(text)`` painted boxes with a word
field.py        ``FieldSpec(label, optional=False, hint="", placeholder="", unit="")`` · ``Field(editor, spec)``: ``say(spec)``, ``set_trouble(text, soft=False)``,
                ``clear_trouble()``, ``trouble()``, ``is_soft()``, ``set_auto(bool, tag)``, ``set_side(widget)`` at the right of the label, ``focus()``
segments.py     ``Segments()`` exclusive, none chosen at first: ``set_choices([(value, text), …])``, ``value()``, ``set_value(v | None)``, ``chosen(object)``
chips.py        ``Chips()`` several: ``set_choices``, ``values() -> tuple``, ``set_values``, ``changed()`` · wraps
flow.py         ``FlowLayout(spacing)``
key_button.py   ``KeyButton(text="", kind="secondary", key="", icon="", main=False)`` kinds primary secondary quiet danger danger_fill on_bar; ``follow(action)``,
                ``set_busy(text | "")``, ``set_key("F9")``, ``set_count("8 s")``, ``set_small(bool)``, ``set_menu(menu)``
key_cap.py      ``KeyCap("F9")`` · ``key_text(QKeySequence | str)``
rich.py         ``Run``, ``runs()``, ``RichText()``: ``set_runs``, ``set_text``; wraps, marks, inline key caps · ``IconLine(icon)`` icon and rich text
proposal_card.py ``Proposal(key, title, matter, office, reasons)``, ``Reason(icon, runs, danger=False)`` · ``ProposalCard()``: ``show_proposal(p)``, ``set_chosen(bool)``,
                ``chosen`` signal on click, Enter, Space
badges.py       ``TimePill(state, text)`` states green orange red paused done · ``RiskTag(level, text)`` · ``Tag(text, icon, accent)`` ·
                ``BadgeDelegate`` (item roles ``PILL_ROLE``, ``RISK_ROLE``, ``TAG_ROLE``)
card.py         ``Card()`` white sheet: ``body`` layout · ``Panel(icon)`` card with heading: ``set_heading(text)``, ``head`` layout (right part), ``body`` layout,
                ``set_foot(widget)``
empty_state.py  ``EmptyState(icon, boxed=False)``: ``say(what, then_what)``
note.py         ``Note(kind, icon)`` kinds info orange offline: ``say(markup, **params)``, ``set_button(KeyButton | None)``, ``set_aside(text)``
banner.py       ``Banner()`` danger: ``show_words(title, words, acts)`` three markups, ``buttons`` layout, ``fold(text)``; announced, never takes the focus
toast.py        ``ToastBar()``: ``say(icon, markup, ms)`` · ``UndoBar()``: ``offer(text, icon, action | callable, ms)``; ``undone``, ``lapsed``; both stop under pointer or focus
saved_band.py   ``SavedBand()`` after saving: ``show_saved(Saved(number, target, say, paper, undo_ms))``, ``undo``, ``lapsed``, ``set_paper(text)``
table.py        ``dress(view)`` look of a table, ``StripeDelegate`` rows with hairline, stripe, focus cell
dialog.py       ``Dialog(owner)`` non-blocking with a veil: ``ask(title, body, keep_text, act_text, danger=True)``, ``body`` layout; ``acted``, ``kept``
step_list.py    ``StepList()``: ``set_steps([…])``, ``set_current(i)`` · ``Criterion()`` line that turns green when met
skeleton.py     ``Skeleton()`` grey lines that appear after 0.5 s
gallery.py      ``python -m ui.widgets.gallery OUT.png --scale 1.5 --size extra --language en``

Shell (``ui.shell.main.Shell``)
    ``add_place(id, icon, title, key, widget)`` (title: a callable giving the words) · ``go(id)`` · ``place()`` · signals ``search_asked(str)``, ``place_changed(str)``,
    ``help_asked()`` · ``status.set_part(id, icon, text, warn=False, on_click=None)`` ids who database printer devices waiting ·
    ``set_centre(name)`` · ``search`` the ScanLineEdit · ``band`` layout under the lintel for Banner, SavedBand, UndoBar.
"""
