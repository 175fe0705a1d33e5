# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'contact_editor.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from engage.ui.privacy.objections_field import ObjectionsField
from engage.ui.stakeholders.part_fields import (AddressesField, AffiliationsField, EmailsField, PhonesField)
from engage.ui.widgets.fields import (ChoiceField, DateField, FlagField, NoteField,
    TextField, WordsField)
from engage.ui.widgets.stakeholder_picker import OrganisationField

class Ui_ContactEditor(object):
    def setupUi(self, ContactEditor):
        if not ContactEditor.objectName():
            ContactEditor.setObjectName(u"ContactEditor")
        ContactEditor.resize(320, 600)
        ContactEditor.setWindowTitle(u"ContactEditor")
        self.form_layout = QVBoxLayout(ContactEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.row_1 = QHBoxLayout()
        self.row_1.setSpacing(8)
        self.row_1.setObjectName(u"row_1")
        self.given_name_box = QVBoxLayout()
        self.given_name_box.setSpacing(4)
        self.given_name_box.setObjectName(u"given_name_box")
        self.given_name_caption = QLabel(ContactEditor)
        self.given_name_caption.setObjectName(u"given_name_caption")
        self.given_name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.given_name_caption.setProperty(u"role", u"quiet")

        self.given_name_box.addWidget(self.given_name_caption)

        self.given_name = TextField(ContactEditor)
        self.given_name.setObjectName(u"given_name")

        self.given_name_box.addWidget(self.given_name)


        self.row_1.addLayout(self.given_name_box)

        self.family_name_box = QVBoxLayout()
        self.family_name_box.setSpacing(4)
        self.family_name_box.setObjectName(u"family_name_box")
        self.family_name_caption = QLabel(ContactEditor)
        self.family_name_caption.setObjectName(u"family_name_caption")
        self.family_name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.family_name_caption.setProperty(u"role", u"quiet")

        self.family_name_box.addWidget(self.family_name_caption)

        self.family_name = TextField(ContactEditor)
        self.family_name.setObjectName(u"family_name")

        self.family_name_box.addWidget(self.family_name)


        self.row_1.addLayout(self.family_name_box)

        self.row_1.setStretch(0, 1)
        self.row_1.setStretch(1, 1)

        self.form_layout.addLayout(self.row_1)

        self.organisation_box = QVBoxLayout()
        self.organisation_box.setSpacing(4)
        self.organisation_box.setObjectName(u"organisation_box")
        self.organisation_caption = QLabel(ContactEditor)
        self.organisation_caption.setObjectName(u"organisation_caption")
        self.organisation_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.organisation_caption.setProperty(u"role", u"quiet")

        self.organisation_box.addWidget(self.organisation_caption)

        self.organisation = OrganisationField(ContactEditor)
        self.organisation.setObjectName(u"organisation")

        self.organisation_box.addWidget(self.organisation)


        self.form_layout.addLayout(self.organisation_box)

        self.row_2 = QHBoxLayout()
        self.row_2.setSpacing(8)
        self.row_2.setObjectName(u"row_2")
        self.role_box = QVBoxLayout()
        self.role_box.setSpacing(4)
        self.role_box.setObjectName(u"role_box")
        self.role_caption = QLabel(ContactEditor)
        self.role_caption.setObjectName(u"role_caption")
        self.role_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.role_caption.setProperty(u"role", u"quiet")

        self.role_box.addWidget(self.role_caption)

        self.role = TextField(ContactEditor)
        self.role.setObjectName(u"role")

        self.role_box.addWidget(self.role)


        self.row_2.addLayout(self.role_box)

        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(4)
        self.title_box.setObjectName(u"title_box")
        self.title_caption = QLabel(ContactEditor)
        self.title_caption.setObjectName(u"title_caption")
        self.title_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.title_caption.setProperty(u"role", u"quiet")

        self.title_box.addWidget(self.title_caption)

        self.title = TextField(ContactEditor)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)


        self.row_2.addLayout(self.title_box)

        self.row_2.setStretch(0, 2)
        self.row_2.setStretch(1, 1)

        self.form_layout.addLayout(self.row_2)

        self.preferred_channel_box = QVBoxLayout()
        self.preferred_channel_box.setSpacing(4)
        self.preferred_channel_box.setObjectName(u"preferred_channel_box")
        self.preferred_channel_caption = QLabel(ContactEditor)
        self.preferred_channel_caption.setObjectName(u"preferred_channel_caption")
        self.preferred_channel_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.preferred_channel_caption.setProperty(u"role", u"quiet")

        self.preferred_channel_box.addWidget(self.preferred_channel_caption)

        self.preferred_channel = TextField(ContactEditor)
        self.preferred_channel.setObjectName(u"preferred_channel")

        self.preferred_channel_box.addWidget(self.preferred_channel)


        self.form_layout.addLayout(self.preferred_channel_box)

        self.emails_box = QVBoxLayout()
        self.emails_box.setSpacing(4)
        self.emails_box.setObjectName(u"emails_box")
        self.emails_caption = QLabel(ContactEditor)
        self.emails_caption.setObjectName(u"emails_caption")
        self.emails_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.emails_caption.setProperty(u"role", u"quiet")

        self.emails_box.addWidget(self.emails_caption)

        self.emails = EmailsField(ContactEditor)
        self.emails.setObjectName(u"emails")

        self.emails_box.addWidget(self.emails)


        self.form_layout.addLayout(self.emails_box)

        self.phones_box = QVBoxLayout()
        self.phones_box.setSpacing(4)
        self.phones_box.setObjectName(u"phones_box")
        self.phones_caption = QLabel(ContactEditor)
        self.phones_caption.setObjectName(u"phones_caption")
        self.phones_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.phones_caption.setProperty(u"role", u"quiet")

        self.phones_box.addWidget(self.phones_caption)

        self.phones = PhonesField(ContactEditor)
        self.phones.setObjectName(u"phones")

        self.phones_box.addWidget(self.phones)


        self.form_layout.addLayout(self.phones_box)

        self.addresses_box = QVBoxLayout()
        self.addresses_box.setSpacing(4)
        self.addresses_box.setObjectName(u"addresses_box")
        self.addresses_caption = QLabel(ContactEditor)
        self.addresses_caption.setObjectName(u"addresses_caption")
        self.addresses_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.addresses_caption.setProperty(u"role", u"quiet")

        self.addresses_box.addWidget(self.addresses_caption)

        self.addresses = AddressesField(ContactEditor)
        self.addresses.setObjectName(u"addresses")

        self.addresses_box.addWidget(self.addresses)


        self.form_layout.addLayout(self.addresses_box)

        self.affiliations_box = QVBoxLayout()
        self.affiliations_box.setSpacing(4)
        self.affiliations_box.setObjectName(u"affiliations_box")
        self.affiliations_caption = QLabel(ContactEditor)
        self.affiliations_caption.setObjectName(u"affiliations_caption")
        self.affiliations_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.affiliations_caption.setProperty(u"role", u"quiet")

        self.affiliations_box.addWidget(self.affiliations_caption)

        self.affiliations = AffiliationsField(ContactEditor)
        self.affiliations.setObjectName(u"affiliations")

        self.affiliations_box.addWidget(self.affiliations)


        self.form_layout.addLayout(self.affiliations_box)

        self.row_3 = QHBoxLayout()
        self.row_3.setSpacing(8)
        self.row_3.setObjectName(u"row_3")
        self.region_box = QVBoxLayout()
        self.region_box.setSpacing(4)
        self.region_box.setObjectName(u"region_box")
        self.region_caption = QLabel(ContactEditor)
        self.region_caption.setObjectName(u"region_caption")
        self.region_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.region_caption.setProperty(u"role", u"quiet")

        self.region_box.addWidget(self.region_caption)

        self.region = TextField(ContactEditor)
        self.region.setObjectName(u"region")

        self.region_box.addWidget(self.region)


        self.row_3.addLayout(self.region_box)

        self.country_box = QVBoxLayout()
        self.country_box.setSpacing(4)
        self.country_box.setObjectName(u"country_box")
        self.country_caption = QLabel(ContactEditor)
        self.country_caption.setObjectName(u"country_caption")
        self.country_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.country_caption.setProperty(u"role", u"quiet")

        self.country_box.addWidget(self.country_caption)

        self.country = TextField(ContactEditor)
        self.country.setObjectName(u"country")

        self.country_box.addWidget(self.country)


        self.row_3.addLayout(self.country_box)

        self.row_3.setStretch(0, 1)
        self.row_3.setStretch(1, 1)

        self.form_layout.addLayout(self.row_3)

        self.row_4 = QHBoxLayout()
        self.row_4.setSpacing(8)
        self.row_4.setObjectName(u"row_4")
        self.influence_box = QVBoxLayout()
        self.influence_box.setSpacing(4)
        self.influence_box.setObjectName(u"influence_box")
        self.influence_caption = QLabel(ContactEditor)
        self.influence_caption.setObjectName(u"influence_caption")
        self.influence_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.influence_caption.setProperty(u"role", u"quiet")

        self.influence_box.addWidget(self.influence_caption)

        self.influence = ChoiceField(ContactEditor)
        self.influence.setObjectName(u"influence")

        self.influence_box.addWidget(self.influence)


        self.row_4.addLayout(self.influence_box)

        self.interest_box = QVBoxLayout()
        self.interest_box.setSpacing(4)
        self.interest_box.setObjectName(u"interest_box")
        self.interest_caption = QLabel(ContactEditor)
        self.interest_caption.setObjectName(u"interest_caption")
        self.interest_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.interest_caption.setProperty(u"role", u"quiet")

        self.interest_box.addWidget(self.interest_caption)

        self.interest = ChoiceField(ContactEditor)
        self.interest.setObjectName(u"interest")

        self.interest_box.addWidget(self.interest)


        self.row_4.addLayout(self.interest_box)

        self.row_4.setStretch(0, 1)
        self.row_4.setStretch(1, 1)

        self.form_layout.addLayout(self.row_4)

        self.access_needs_box = QVBoxLayout()
        self.access_needs_box.setSpacing(4)
        self.access_needs_box.setObjectName(u"access_needs_box")
        self.access_needs_caption = QLabel(ContactEditor)
        self.access_needs_caption.setObjectName(u"access_needs_caption")
        self.access_needs_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.access_needs_caption.setProperty(u"role", u"quiet")

        self.access_needs_box.addWidget(self.access_needs_caption)

        self.access_needs = TextField(ContactEditor)
        self.access_needs.setObjectName(u"access_needs")

        self.access_needs_box.addWidget(self.access_needs)


        self.form_layout.addLayout(self.access_needs_box)

        self.row_5 = QHBoxLayout()
        self.row_5.setSpacing(8)
        self.row_5.setObjectName(u"row_5")
        self.lawful_basis_box = QVBoxLayout()
        self.lawful_basis_box.setSpacing(4)
        self.lawful_basis_box.setObjectName(u"lawful_basis_box")
        self.lawful_basis_caption = QLabel(ContactEditor)
        self.lawful_basis_caption.setObjectName(u"lawful_basis_caption")
        self.lawful_basis_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.lawful_basis_caption.setProperty(u"role", u"quiet")

        self.lawful_basis_box.addWidget(self.lawful_basis_caption)

        self.lawful_basis = ChoiceField(ContactEditor)
        self.lawful_basis.setObjectName(u"lawful_basis")

        self.lawful_basis_box.addWidget(self.lawful_basis)


        self.row_5.addLayout(self.lawful_basis_box)

        self.basis_source_box = QVBoxLayout()
        self.basis_source_box.setSpacing(4)
        self.basis_source_box.setObjectName(u"basis_source_box")
        self.basis_source_caption = QLabel(ContactEditor)
        self.basis_source_caption.setObjectName(u"basis_source_caption")
        self.basis_source_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.basis_source_caption.setProperty(u"role", u"quiet")

        self.basis_source_box.addWidget(self.basis_source_caption)

        self.basis_source = TextField(ContactEditor)
        self.basis_source.setObjectName(u"basis_source")

        self.basis_source_box.addWidget(self.basis_source)


        self.row_5.addLayout(self.basis_source_box)

        self.row_5.setStretch(0, 1)
        self.row_5.setStretch(1, 1)

        self.form_layout.addLayout(self.row_5)

        self.row_6 = QHBoxLayout()
        self.row_6.setSpacing(8)
        self.row_6.setObjectName(u"row_6")
        self.basis_on_box = QVBoxLayout()
        self.basis_on_box.setSpacing(4)
        self.basis_on_box.setObjectName(u"basis_on_box")
        self.basis_on_caption = QLabel(ContactEditor)
        self.basis_on_caption.setObjectName(u"basis_on_caption")
        self.basis_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.basis_on_caption.setProperty(u"role", u"quiet")

        self.basis_on_box.addWidget(self.basis_on_caption)

        self.basis_on = DateField(ContactEditor)
        self.basis_on.setObjectName(u"basis_on")

        self.basis_on_box.addWidget(self.basis_on)


        self.row_6.addLayout(self.basis_on_box)

        self.review_on_box = QVBoxLayout()
        self.review_on_box.setSpacing(4)
        self.review_on_box.setObjectName(u"review_on_box")
        self.review_on_caption = QLabel(ContactEditor)
        self.review_on_caption.setObjectName(u"review_on_caption")
        self.review_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.review_on_caption.setProperty(u"role", u"quiet")

        self.review_on_box.addWidget(self.review_on_caption)

        self.review_on = DateField(ContactEditor)
        self.review_on.setObjectName(u"review_on")

        self.review_on_box.addWidget(self.review_on)


        self.row_6.addLayout(self.review_on_box)

        self.row_6.setStretch(0, 1)
        self.row_6.setStretch(1, 1)

        self.form_layout.addLayout(self.row_6)

        self.objections_box = QVBoxLayout()
        self.objections_box.setSpacing(4)
        self.objections_box.setObjectName(u"objections_box")
        self.objections_caption = QLabel(ContactEditor)
        self.objections_caption.setObjectName(u"objections_caption")
        self.objections_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.objections_caption.setProperty(u"role", u"quiet")

        self.objections_box.addWidget(self.objections_caption)

        self.objections = ObjectionsField(ContactEditor)
        self.objections.setObjectName(u"objections")

        self.objections_box.addWidget(self.objections)


        self.form_layout.addLayout(self.objections_box)

        self.objected_on_box = QVBoxLayout()
        self.objected_on_box.setSpacing(4)
        self.objected_on_box.setObjectName(u"objected_on_box")
        self.objected_on_caption = QLabel(ContactEditor)
        self.objected_on_caption.setObjectName(u"objected_on_caption")
        self.objected_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.objected_on_caption.setProperty(u"role", u"quiet")

        self.objected_on_box.addWidget(self.objected_on_caption)

        self.objected_on = DateField(ContactEditor)
        self.objected_on.setObjectName(u"objected_on")

        self.objected_on_box.addWidget(self.objected_on)


        self.form_layout.addLayout(self.objected_on_box)

        self.objection_note_box = QVBoxLayout()
        self.objection_note_box.setSpacing(4)
        self.objection_note_box.setObjectName(u"objection_note_box")
        self.objection_note_caption = QLabel(ContactEditor)
        self.objection_note_caption.setObjectName(u"objection_note_caption")
        self.objection_note_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.objection_note_caption.setProperty(u"role", u"quiet")

        self.objection_note_box.addWidget(self.objection_note_caption)

        self.objection_note = NoteField(ContactEditor)
        self.objection_note.setObjectName(u"objection_note")

        self.objection_note_box.addWidget(self.objection_note)


        self.form_layout.addLayout(self.objection_note_box)

        self.owner_box = QVBoxLayout()
        self.owner_box.setSpacing(4)
        self.owner_box.setObjectName(u"owner_box")
        self.owner_caption = QLabel(ContactEditor)
        self.owner_caption.setObjectName(u"owner_caption")
        self.owner_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.owner_caption.setProperty(u"role", u"quiet")

        self.owner_box.addWidget(self.owner_caption)

        self.owner = TextField(ContactEditor)
        self.owner.setObjectName(u"owner")

        self.owner_box.addWidget(self.owner)


        self.form_layout.addLayout(self.owner_box)

        self.tags_box = QVBoxLayout()
        self.tags_box.setSpacing(4)
        self.tags_box.setObjectName(u"tags_box")
        self.tags_caption = QLabel(ContactEditor)
        self.tags_caption.setObjectName(u"tags_caption")
        self.tags_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.tags_caption.setProperty(u"role", u"quiet")

        self.tags_box.addWidget(self.tags_caption)

        self.tags = WordsField(ContactEditor)
        self.tags.setObjectName(u"tags")

        self.tags_box.addWidget(self.tags)


        self.form_layout.addLayout(self.tags_box)

        self.notes_box = QVBoxLayout()
        self.notes_box.setSpacing(4)
        self.notes_box.setObjectName(u"notes_box")
        self.notes_caption = QLabel(ContactEditor)
        self.notes_caption.setObjectName(u"notes_caption")
        self.notes_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_caption.setProperty(u"role", u"quiet")

        self.notes_box.addWidget(self.notes_caption)

        self.notes = NoteField(ContactEditor)
        self.notes.setObjectName(u"notes")

        self.notes_box.addWidget(self.notes)


        self.form_layout.addLayout(self.notes_box)

        self.archived_box = QVBoxLayout()
        self.archived_box.setSpacing(4)
        self.archived_box.setObjectName(u"archived_box")
        self.archived = FlagField(ContactEditor)
        self.archived.setObjectName(u"archived")

        self.archived_box.addWidget(self.archived)


        self.form_layout.addLayout(self.archived_box)

        self.stretch_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch_8)

#if QT_CONFIG(shortcut)
        self.given_name_caption.setBuddy(self.given_name)
        self.family_name_caption.setBuddy(self.family_name)
        self.organisation_caption.setBuddy(self.organisation)
        self.role_caption.setBuddy(self.role)
        self.title_caption.setBuddy(self.title)
        self.preferred_channel_caption.setBuddy(self.preferred_channel)
        self.emails_caption.setBuddy(self.emails)
        self.phones_caption.setBuddy(self.phones)
        self.addresses_caption.setBuddy(self.addresses)
        self.affiliations_caption.setBuddy(self.affiliations)
        self.region_caption.setBuddy(self.region)
        self.country_caption.setBuddy(self.country)
        self.influence_caption.setBuddy(self.influence)
        self.interest_caption.setBuddy(self.interest)
        self.access_needs_caption.setBuddy(self.access_needs)
        self.lawful_basis_caption.setBuddy(self.lawful_basis)
        self.basis_source_caption.setBuddy(self.basis_source)
        self.basis_on_caption.setBuddy(self.basis_on)
        self.review_on_caption.setBuddy(self.review_on)
        self.objections_caption.setBuddy(self.objections)
        self.objected_on_caption.setBuddy(self.objected_on)
        self.objection_note_caption.setBuddy(self.objection_note)
        self.owner_caption.setBuddy(self.owner)
        self.tags_caption.setBuddy(self.tags)
        self.notes_caption.setBuddy(self.notes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ContactEditor)
    # setupUi

    def retranslateUi(self, ContactEditor):
        self.given_name_caption.setText(QCoreApplication.translate("ContactEditor", u"Given name", None))
        self.family_name_caption.setText(QCoreApplication.translate("ContactEditor", u"Family name", None))
        self.organisation_caption.setText(QCoreApplication.translate("ContactEditor", u"Organisation", None))
        self.role_caption.setText(QCoreApplication.translate("ContactEditor", u"Role", None))
        self.title_caption.setText(QCoreApplication.translate("ContactEditor", u"Title", None))
        self.preferred_channel_caption.setText(QCoreApplication.translate("ContactEditor", u"Best reached by", None))
        self.emails_caption.setText(QCoreApplication.translate("ContactEditor", u"E-mail", None))
        self.phones_caption.setText(QCoreApplication.translate("ContactEditor", u"Telephone", None))
        self.addresses_caption.setText(QCoreApplication.translate("ContactEditor", u"Addresses", None))
        self.affiliations_caption.setText(QCoreApplication.translate("ContactEditor", u"All roles", None))
        self.region_caption.setText(QCoreApplication.translate("ContactEditor", u"Region", None))
        self.country_caption.setText(QCoreApplication.translate("ContactEditor", u"Country", None))
        self.influence_caption.setText(QCoreApplication.translate("ContactEditor", u"Influence", None))
        self.interest_caption.setText(QCoreApplication.translate("ContactEditor", u"Interest", None))
        self.access_needs_caption.setText(QCoreApplication.translate("ContactEditor", u"Access needs", None))
        self.lawful_basis_caption.setText(QCoreApplication.translate("ContactEditor", u"Lawful basis", None))
        self.basis_source_caption.setText(QCoreApplication.translate("ContactEditor", u"Details came from", None))
        self.basis_on_caption.setText(QCoreApplication.translate("ContactEditor", u"Held since", None))
        self.review_on_caption.setText(QCoreApplication.translate("ContactEditor", u"Review on", None))
        self.objections_caption.setText(QCoreApplication.translate("ContactEditor", u"What they asked of us", None))
        self.objected_on_caption.setText(QCoreApplication.translate("ContactEditor", u"Asked on", None))
        self.objection_note_caption.setText(QCoreApplication.translate("ContactEditor", u"In their words, and how it was settled", None))
        self.owner_caption.setText(QCoreApplication.translate("ContactEditor", u"Owner here", None))
        self.tags_caption.setText(QCoreApplication.translate("ContactEditor", u"Tags", None))
        self.notes_caption.setText(QCoreApplication.translate("ContactEditor", u"Notes", None))
        self.archived.setText(QCoreApplication.translate("ContactEditor", u"Archived", None))
        pass
    # retranslateUi

