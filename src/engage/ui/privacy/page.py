"""Why people's details are held: whose review has come, what is missing, and what people ask of us."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from engage.domain.contacts import Contact
from engage.domain.objections import Objection
from engage.domain.records import Noun
from engage.ui.context import Context
from engage.ui.list_page import Listing, ListPage
from engage.ui.privacy.basis_editor import BasisEditor
from engage.ui.privacy.columns import COLUMNS, basis_text
from engage.ui.privacy.deeds import PeopleDeeds
from engage.ui.stakeholders.columns import asked_of_us, organisation_of
from engage.ui.translation import mark

TO_REVIEW = "is:review"
_INCOMPLETE = "is:incomplete"
_ASKED = f"objection:{','.join(Objection)}"

_VIEWS = (
    (mark("To review"), TO_REVIEW),
    (mark("Something missing"), _INCOMPLETE),
    (mark("Asked something of us"), _ASKED),
    (mark("All"), ""),
)
"""The filters that people want most."""

_REQUESTS = ("subject_access", "erase_contact")
_REPORTS = ("report_basis", "report_hand_over")


class DataProtectionPage(ListPage):
    """People, whose review is due first at the top; those alone, unless others are asked for."""

    name = "data-protection"
    nouns = frozenset({Noun.CONTACT})
    deeds = frozenset({"review_chosen", *_REQUESTS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_listing(
            Listing(
                Noun.CONTACT,
                COLUMNS,
                self.make_inspector(Noun.CONTACT, lambda: BasisEditor, _heading, sign=asked_of_us),
                (
                    self.tr("Nobody’s details are held yet"),
                    self.tr(
                        "As soon as there are contacts, they stand here with the ground on which they are "
                        "held, and the day on which that is to be looked at again."
                    ),
                ),
                kept_as="data-protection",
            )
        )
        self.people = PeopleDeeds(context, self.table.selected_ids, self)
        self.quick_filters = self.add_quick_filters(_VIEWS)
        self._buttons.addWidget(self._menu(self.tr("Requests"), _REQUESTS))
        self._buttons.addWidget(self._menu(self.tr("Summaries"), _REPORTS))
        self.add_button("retention", self.tr("Rules…"))
        self.add_button("review_chosen", self.tr("Reviewed…"), is_primary=True)
        self.quick_filters.choose(TO_REVIEW)
        self.panes[0].model.load(sort="review_on")
        self.offer_for_many("review_chosen")

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("DataProtectionPage", "Data protection")

    def _menu(self, text: str, actions: Sequence[str]) -> QPushButton:
        button = QPushButton(text)
        menu = QMenu(button)
        menu.addActions([self.context.actions[name] for name in actions])
        button.setMenu(menu)
        return button

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        to_people = self.context.actions["page_stakeholders"]
        return [
            (self.tr("Go to the stakeholders"), to_people.trigger),
            (self.tr("Import a list…"), self.context.actions["import_files"].trigger),
        ]

    def nothing_found(
        self, noun: Noun, filter: str
    ) -> tuple[str, str, list[tuple[str, Callable[[], object]]]]:
        if filter == TO_REVIEW:
            sentence = self.tr(
                "Nobody’s day has come. Who is held without a day stands under “Something missing”."
            )
            return self.tr("No contact is to be reviewed"), sentence, []
        if filter == _INCOMPLETE:
            sentence = self.tr(
                "Of everybody it is recorded on what ground, from where, since when and how long."
            )
            return self.tr("Nothing is missing"), sentence, []
        if filter == _ASKED:
            sentence = self.tr("Tick what somebody asks of you in their record; lists and files respect it.")
            return self.tr("Nobody has asked anything of us"), sentence, []
        return super().nothing_found(noun, filter)


def _heading(contact: Contact) -> tuple[str, str]:
    return contact.name, ", ".join(filter(None, (basis_text(contact), organisation_of(contact))))
