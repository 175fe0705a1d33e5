# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'organisation_editor.ui'
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

from engage.ui.stakeholders.part_fields import (AddressesField, EmailsField, PhonesField, RelationsField)
from engage.ui.widgets.fields import (ChoiceField, FlagField, NoteField, NumberField,
    TextField, WebField, WordsField)

class Ui_OrganisationEditor(object):
    def setupUi(self, OrganisationEditor):
        if not OrganisationEditor.objectName():
            OrganisationEditor.setObjectName(u"OrganisationEditor")
        OrganisationEditor.resize(320, 600)
        OrganisationEditor.setWindowTitle(u"OrganisationEditor")
        self.form_layout = QVBoxLayout(OrganisationEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.name_box = QVBoxLayout()
        self.name_box.setSpacing(4)
        self.name_box.setObjectName(u"name_box")
        self.name_caption = QLabel(OrganisationEditor)
        self.name_caption.setObjectName(u"name_caption")
        self.name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.name_caption.setProperty(u"role", u"quiet")

        self.name_box.addWidget(self.name_caption)

        self.name = TextField(OrganisationEditor)
        self.name.setObjectName(u"name")

        self.name_box.addWidget(self.name)


        self.form_layout.addLayout(self.name_box)

        self.row_1 = QHBoxLayout()
        self.row_1.setSpacing(8)
        self.row_1.setObjectName(u"row_1")
        self.short_name_box = QVBoxLayout()
        self.short_name_box.setSpacing(4)
        self.short_name_box.setObjectName(u"short_name_box")
        self.short_name_caption = QLabel(OrganisationEditor)
        self.short_name_caption.setObjectName(u"short_name_caption")
        self.short_name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.short_name_caption.setProperty(u"role", u"quiet")

        self.short_name_box.addWidget(self.short_name_caption)

        self.short_name = TextField(OrganisationEditor)
        self.short_name.setObjectName(u"short_name")

        self.short_name_box.addWidget(self.short_name)


        self.row_1.addLayout(self.short_name_box)

        self.kind_box = QVBoxLayout()
        self.kind_box.setSpacing(4)
        self.kind_box.setObjectName(u"kind_box")
        self.kind_caption = QLabel(OrganisationEditor)
        self.kind_caption.setObjectName(u"kind_caption")
        self.kind_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.kind_caption.setProperty(u"role", u"quiet")

        self.kind_box.addWidget(self.kind_caption)

        self.kind = ChoiceField(OrganisationEditor)
        self.kind.setObjectName(u"kind")

        self.kind_box.addWidget(self.kind)


        self.row_1.addLayout(self.kind_box)

        self.row_1.setStretch(0, 1)
        self.row_1.setStretch(1, 1)

        self.form_layout.addLayout(self.row_1)

        self.row_2 = QHBoxLayout()
        self.row_2.setSpacing(8)
        self.row_2.setObjectName(u"row_2")
        self.region_box = QVBoxLayout()
        self.region_box.setSpacing(4)
        self.region_box.setObjectName(u"region_box")
        self.region_caption = QLabel(OrganisationEditor)
        self.region_caption.setObjectName(u"region_caption")
        self.region_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.region_caption.setProperty(u"role", u"quiet")

        self.region_box.addWidget(self.region_caption)

        self.region = TextField(OrganisationEditor)
        self.region.setObjectName(u"region")

        self.region_box.addWidget(self.region)


        self.row_2.addLayout(self.region_box)

        self.country_box = QVBoxLayout()
        self.country_box.setSpacing(4)
        self.country_box.setObjectName(u"country_box")
        self.country_caption = QLabel(OrganisationEditor)
        self.country_caption.setObjectName(u"country_caption")
        self.country_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.country_caption.setProperty(u"role", u"quiet")

        self.country_box.addWidget(self.country_caption)

        self.country = TextField(OrganisationEditor)
        self.country.setObjectName(u"country")

        self.country_box.addWidget(self.country)


        self.row_2.addLayout(self.country_box)

        self.row_2.setStretch(0, 1)
        self.row_2.setStretch(1, 1)

        self.form_layout.addLayout(self.row_2)

        self.row_3 = QHBoxLayout()
        self.row_3.setSpacing(8)
        self.row_3.setObjectName(u"row_3")
        self.sector_box = QVBoxLayout()
        self.sector_box.setSpacing(4)
        self.sector_box.setObjectName(u"sector_box")
        self.sector_caption = QLabel(OrganisationEditor)
        self.sector_caption.setObjectName(u"sector_caption")
        self.sector_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.sector_caption.setProperty(u"role", u"quiet")

        self.sector_box.addWidget(self.sector_caption)

        self.sector = TextField(OrganisationEditor)
        self.sector.setObjectName(u"sector")

        self.sector_box.addWidget(self.sector)


        self.row_3.addLayout(self.sector_box)

        self.size_band_box = QVBoxLayout()
        self.size_band_box.setSpacing(4)
        self.size_band_box.setObjectName(u"size_band_box")
        self.size_band_caption = QLabel(OrganisationEditor)
        self.size_band_caption.setObjectName(u"size_band_caption")
        self.size_band_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.size_band_caption.setProperty(u"role", u"quiet")

        self.size_band_box.addWidget(self.size_band_caption)

        self.size_band = ChoiceField(OrganisationEditor)
        self.size_band.setObjectName(u"size_band")

        self.size_band_box.addWidget(self.size_band)


        self.row_3.addLayout(self.size_band_box)

        self.row_3.setStretch(0, 1)
        self.row_3.setStretch(1, 1)

        self.form_layout.addLayout(self.row_3)

        self.row_4 = QHBoxLayout()
        self.row_4.setSpacing(8)
        self.row_4.setObjectName(u"row_4")
        self.members_represented_box = QVBoxLayout()
        self.members_represented_box.setSpacing(4)
        self.members_represented_box.setObjectName(u"members_represented_box")
        self.members_represented_caption = QLabel(OrganisationEditor)
        self.members_represented_caption.setObjectName(u"members_represented_caption")
        self.members_represented_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.members_represented_caption.setProperty(u"role", u"quiet")

        self.members_represented_box.addWidget(self.members_represented_caption)

        self.members_represented = NumberField(OrganisationEditor)
        self.members_represented.setObjectName(u"members_represented")

        self.members_represented_box.addWidget(self.members_represented)


        self.row_4.addLayout(self.members_represented_box)

        self.staff_box = QVBoxLayout()
        self.staff_box.setSpacing(4)
        self.staff_box.setObjectName(u"staff_box")
        self.staff_caption = QLabel(OrganisationEditor)
        self.staff_caption.setObjectName(u"staff_caption")
        self.staff_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.staff_caption.setProperty(u"role", u"quiet")

        self.staff_box.addWidget(self.staff_caption)

        self.staff = NumberField(OrganisationEditor)
        self.staff.setObjectName(u"staff")

        self.staff_box.addWidget(self.staff)


        self.row_4.addLayout(self.staff_box)

        self.row_4.setStretch(0, 1)
        self.row_4.setStretch(1, 1)

        self.form_layout.addLayout(self.row_4)

        self.row_5 = QHBoxLayout()
        self.row_5.setSpacing(8)
        self.row_5.setObjectName(u"row_5")
        self.influence_box = QVBoxLayout()
        self.influence_box.setSpacing(4)
        self.influence_box.setObjectName(u"influence_box")
        self.influence_caption = QLabel(OrganisationEditor)
        self.influence_caption.setObjectName(u"influence_caption")
        self.influence_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.influence_caption.setProperty(u"role", u"quiet")

        self.influence_box.addWidget(self.influence_caption)

        self.influence = ChoiceField(OrganisationEditor)
        self.influence.setObjectName(u"influence")

        self.influence_box.addWidget(self.influence)


        self.row_5.addLayout(self.influence_box)

        self.interest_box = QVBoxLayout()
        self.interest_box.setSpacing(4)
        self.interest_box.setObjectName(u"interest_box")
        self.interest_caption = QLabel(OrganisationEditor)
        self.interest_caption.setObjectName(u"interest_caption")
        self.interest_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.interest_caption.setProperty(u"role", u"quiet")

        self.interest_box.addWidget(self.interest_caption)

        self.interest = ChoiceField(OrganisationEditor)
        self.interest.setObjectName(u"interest")

        self.interest_box.addWidget(self.interest)


        self.row_5.addLayout(self.interest_box)

        self.row_5.setStretch(0, 1)
        self.row_5.setStretch(1, 1)

        self.form_layout.addLayout(self.row_5)

        self.emails_box = QVBoxLayout()
        self.emails_box.setSpacing(4)
        self.emails_box.setObjectName(u"emails_box")
        self.emails_caption = QLabel(OrganisationEditor)
        self.emails_caption.setObjectName(u"emails_caption")
        self.emails_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.emails_caption.setProperty(u"role", u"quiet")

        self.emails_box.addWidget(self.emails_caption)

        self.emails = EmailsField(OrganisationEditor)
        self.emails.setObjectName(u"emails")

        self.emails_box.addWidget(self.emails)


        self.form_layout.addLayout(self.emails_box)

        self.phones_box = QVBoxLayout()
        self.phones_box.setSpacing(4)
        self.phones_box.setObjectName(u"phones_box")
        self.phones_caption = QLabel(OrganisationEditor)
        self.phones_caption.setObjectName(u"phones_caption")
        self.phones_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.phones_caption.setProperty(u"role", u"quiet")

        self.phones_box.addWidget(self.phones_caption)

        self.phones = PhonesField(OrganisationEditor)
        self.phones.setObjectName(u"phones")

        self.phones_box.addWidget(self.phones)


        self.form_layout.addLayout(self.phones_box)

        self.addresses_box = QVBoxLayout()
        self.addresses_box.setSpacing(4)
        self.addresses_box.setObjectName(u"addresses_box")
        self.addresses_caption = QLabel(OrganisationEditor)
        self.addresses_caption.setObjectName(u"addresses_caption")
        self.addresses_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.addresses_caption.setProperty(u"role", u"quiet")

        self.addresses_box.addWidget(self.addresses_caption)

        self.addresses = AddressesField(OrganisationEditor)
        self.addresses.setObjectName(u"addresses")

        self.addresses_box.addWidget(self.addresses)


        self.form_layout.addLayout(self.addresses_box)

        self.website_box = QVBoxLayout()
        self.website_box.setSpacing(4)
        self.website_box.setObjectName(u"website_box")
        self.website_caption = QLabel(OrganisationEditor)
        self.website_caption.setObjectName(u"website_caption")
        self.website_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.website_caption.setProperty(u"role", u"quiet")

        self.website_box.addWidget(self.website_caption)

        self.website = WebField(OrganisationEditor)
        self.website.setObjectName(u"website")

        self.website_box.addWidget(self.website)


        self.form_layout.addLayout(self.website_box)

        self.relations_box = QVBoxLayout()
        self.relations_box.setSpacing(4)
        self.relations_box.setObjectName(u"relations_box")
        self.relations_caption = QLabel(OrganisationEditor)
        self.relations_caption.setObjectName(u"relations_caption")
        self.relations_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.relations_caption.setProperty(u"role", u"quiet")

        self.relations_box.addWidget(self.relations_caption)

        self.relations = RelationsField(OrganisationEditor)
        self.relations.setObjectName(u"relations")

        self.relations_box.addWidget(self.relations)


        self.form_layout.addLayout(self.relations_box)

        self.row_6 = QHBoxLayout()
        self.row_6.setSpacing(8)
        self.row_6.setObjectName(u"row_6")
        self.owner_box = QVBoxLayout()
        self.owner_box.setSpacing(4)
        self.owner_box.setObjectName(u"owner_box")
        self.owner_caption = QLabel(OrganisationEditor)
        self.owner_caption.setObjectName(u"owner_caption")
        self.owner_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.owner_caption.setProperty(u"role", u"quiet")

        self.owner_box.addWidget(self.owner_caption)

        self.owner = TextField(OrganisationEditor)
        self.owner.setObjectName(u"owner")

        self.owner_box.addWidget(self.owner)


        self.row_6.addLayout(self.owner_box)

        self.preferred_channel_box = QVBoxLayout()
        self.preferred_channel_box.setSpacing(4)
        self.preferred_channel_box.setObjectName(u"preferred_channel_box")
        self.preferred_channel_caption = QLabel(OrganisationEditor)
        self.preferred_channel_caption.setObjectName(u"preferred_channel_caption")
        self.preferred_channel_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.preferred_channel_caption.setProperty(u"role", u"quiet")

        self.preferred_channel_box.addWidget(self.preferred_channel_caption)

        self.preferred_channel = TextField(OrganisationEditor)
        self.preferred_channel.setObjectName(u"preferred_channel")

        self.preferred_channel_box.addWidget(self.preferred_channel)


        self.row_6.addLayout(self.preferred_channel_box)

        self.row_6.setStretch(0, 1)
        self.row_6.setStretch(1, 1)

        self.form_layout.addLayout(self.row_6)

        self.tags_box = QVBoxLayout()
        self.tags_box.setSpacing(4)
        self.tags_box.setObjectName(u"tags_box")
        self.tags_caption = QLabel(OrganisationEditor)
        self.tags_caption.setObjectName(u"tags_caption")
        self.tags_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.tags_caption.setProperty(u"role", u"quiet")

        self.tags_box.addWidget(self.tags_caption)

        self.tags = WordsField(OrganisationEditor)
        self.tags.setObjectName(u"tags")

        self.tags_box.addWidget(self.tags)


        self.form_layout.addLayout(self.tags_box)

        self.notes_box = QVBoxLayout()
        self.notes_box.setSpacing(4)
        self.notes_box.setObjectName(u"notes_box")
        self.notes_caption = QLabel(OrganisationEditor)
        self.notes_caption.setObjectName(u"notes_caption")
        self.notes_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_caption.setProperty(u"role", u"quiet")

        self.notes_box.addWidget(self.notes_caption)

        self.notes = NoteField(OrganisationEditor)
        self.notes.setObjectName(u"notes")

        self.notes_box.addWidget(self.notes)


        self.form_layout.addLayout(self.notes_box)

        self.archived_box = QVBoxLayout()
        self.archived_box.setSpacing(4)
        self.archived_box.setObjectName(u"archived_box")
        self.archived = FlagField(OrganisationEditor)
        self.archived.setObjectName(u"archived")

        self.archived_box.addWidget(self.archived)


        self.form_layout.addLayout(self.archived_box)

        self.stretch_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch_7)

#if QT_CONFIG(shortcut)
        self.name_caption.setBuddy(self.name)
        self.short_name_caption.setBuddy(self.short_name)
        self.kind_caption.setBuddy(self.kind)
        self.region_caption.setBuddy(self.region)
        self.country_caption.setBuddy(self.country)
        self.sector_caption.setBuddy(self.sector)
        self.size_band_caption.setBuddy(self.size_band)
        self.members_represented_caption.setBuddy(self.members_represented)
        self.staff_caption.setBuddy(self.staff)
        self.influence_caption.setBuddy(self.influence)
        self.interest_caption.setBuddy(self.interest)
        self.emails_caption.setBuddy(self.emails)
        self.phones_caption.setBuddy(self.phones)
        self.addresses_caption.setBuddy(self.addresses)
        self.website_caption.setBuddy(self.website)
        self.relations_caption.setBuddy(self.relations)
        self.owner_caption.setBuddy(self.owner)
        self.preferred_channel_caption.setBuddy(self.preferred_channel)
        self.tags_caption.setBuddy(self.tags)
        self.notes_caption.setBuddy(self.notes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OrganisationEditor)
    # setupUi

    def retranslateUi(self, OrganisationEditor):
        self.name_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Name", None))
        self.short_name_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Short name", None))
        self.kind_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Kind", None))
        self.region_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Region", None))
        self.country_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Country", None))
        self.sector_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Sector", None))
        self.size_band_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Size", None))
        self.members_represented_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Members represented", None))
        self.staff_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Staff", None))
        self.influence_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Influence", None))
        self.interest_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Interest", None))
        self.emails_caption.setText(QCoreApplication.translate("OrganisationEditor", u"E-mail", None))
        self.phones_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Telephone", None))
        self.addresses_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Addresses", None))
        self.website_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Website", None))
        self.relations_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Relations to other bodies", None))
        self.owner_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Owner here", None))
        self.preferred_channel_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Prefers", None))
        self.tags_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Tags", None))
        self.notes_caption.setText(QCoreApplication.translate("OrganisationEditor", u"Notes", None))
        self.archived.setText(QCoreApplication.translate("OrganisationEditor", u"Archived", None))
        pass
    # retranslateUi

