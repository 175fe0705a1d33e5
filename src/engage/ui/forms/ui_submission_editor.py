# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'submission_editor.ui'
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
from PySide6.QtWidgets import (QApplication, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from engage.ui.widgets.fields import (ChoiceField, DateField, FlagField, NoteField,
    TextField, WordsField)
from engage.ui.widgets.stakeholder_picker import (ContactField, OrganisationField)

class Ui_SubmissionEditor(object):
    def setupUi(self, SubmissionEditor):
        if not SubmissionEditor.objectName():
            SubmissionEditor.setObjectName(u"SubmissionEditor")
        SubmissionEditor.resize(320, 600)
        SubmissionEditor.setWindowTitle(u"SubmissionEditor")
        self.form_layout = QVBoxLayout(SubmissionEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(4)
        self.title_box.setObjectName(u"title_box")
        self.title_caption = QLabel(SubmissionEditor)
        self.title_caption.setObjectName(u"title_caption")
        self.title_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.title_caption.setProperty(u"role", u"quiet")

        self.title_box.addWidget(self.title_caption)

        self.title = TextField(SubmissionEditor)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)


        self.form_layout.addLayout(self.title_box)

        self.received_on_box = QVBoxLayout()
        self.received_on_box.setSpacing(4)
        self.received_on_box.setObjectName(u"received_on_box")
        self.received_on_caption = QLabel(SubmissionEditor)
        self.received_on_caption.setObjectName(u"received_on_caption")
        self.received_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.received_on_caption.setProperty(u"role", u"quiet")

        self.received_on_box.addWidget(self.received_on_caption)

        self.received_on = DateField(SubmissionEditor)
        self.received_on.setObjectName(u"received_on")

        self.received_on_box.addWidget(self.received_on)


        self.form_layout.addLayout(self.received_on_box)

        self.organisation_box = QVBoxLayout()
        self.organisation_box.setSpacing(4)
        self.organisation_box.setObjectName(u"organisation_box")
        self.organisation_caption = QLabel(SubmissionEditor)
        self.organisation_caption.setObjectName(u"organisation_caption")
        self.organisation_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.organisation_caption.setProperty(u"role", u"quiet")

        self.organisation_box.addWidget(self.organisation_caption)

        self.organisation = OrganisationField(SubmissionEditor)
        self.organisation.setObjectName(u"organisation")

        self.organisation_box.addWidget(self.organisation)


        self.form_layout.addLayout(self.organisation_box)

        self.contact_box = QVBoxLayout()
        self.contact_box.setSpacing(4)
        self.contact_box.setObjectName(u"contact_box")
        self.contact_caption = QLabel(SubmissionEditor)
        self.contact_caption.setObjectName(u"contact_caption")
        self.contact_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.contact_caption.setProperty(u"role", u"quiet")

        self.contact_box.addWidget(self.contact_caption)

        self.contact = ContactField(SubmissionEditor)
        self.contact.setObjectName(u"contact")

        self.contact_box.addWidget(self.contact)


        self.form_layout.addLayout(self.contact_box)

        self.engagement_part = QWidget(SubmissionEditor)
        self.engagement_part.setObjectName(u"engagement_part")
        self.engagement_part_box = QVBoxLayout(self.engagement_part)
        self.engagement_part_box.setSpacing(4)
        self.engagement_part_box.setObjectName(u"engagement_part_box")
        self.engagement_part_box.setContentsMargins(0, 0, 0, 0)
        self.engagement_text = QLabel(self.engagement_part)
        self.engagement_text.setObjectName(u"engagement_text")
        self.engagement_text.setTextFormat(Qt.TextFormat.PlainText)
        self.engagement_text.setProperty(u"role", u"quiet")
        self.engagement_text.setWordWrap(True)

        self.engagement_part_box.addWidget(self.engagement_text)

        self.to_engagement = QPushButton(self.engagement_part)
        self.to_engagement.setObjectName(u"to_engagement")
        self.to_engagement.setProperty(u"role", u"link")

        self.engagement_part_box.addWidget(self.to_engagement)


        self.form_layout.addWidget(self.engagement_part)

        self.consultation_box = QVBoxLayout()
        self.consultation_box.setSpacing(4)
        self.consultation_box.setObjectName(u"consultation_box")
        self.consultation_caption = QLabel(SubmissionEditor)
        self.consultation_caption.setObjectName(u"consultation_caption")
        self.consultation_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.consultation_caption.setProperty(u"role", u"quiet")

        self.consultation_box.addWidget(self.consultation_caption)

        self.consultation = ChoiceField(SubmissionEditor)
        self.consultation.setObjectName(u"consultation")

        self.consultation_box.addWidget(self.consultation)


        self.form_layout.addLayout(self.consultation_box)

        self.file_part = QWidget(SubmissionEditor)
        self.file_part.setObjectName(u"file_part")
        self.file_part_box = QVBoxLayout(self.file_part)
        self.file_part_box.setSpacing(4)
        self.file_part_box.setObjectName(u"file_part_box")
        self.file_part_box.setContentsMargins(0, 0, 0, 0)
        self.file_text = QLabel(self.file_part)
        self.file_text.setObjectName(u"file_text")
        self.file_text.setTextFormat(Qt.TextFormat.PlainText)
        self.file_text.setProperty(u"role", u"quiet")
        self.file_text.setWordWrap(True)

        self.file_part_box.addWidget(self.file_text)

        self.save_file = QPushButton(self.file_part)
        self.save_file.setObjectName(u"save_file")
        self.save_file.setProperty(u"role", u"link")

        self.file_part_box.addWidget(self.save_file)


        self.form_layout.addWidget(self.file_part)

        self.tags_box = QVBoxLayout()
        self.tags_box.setSpacing(4)
        self.tags_box.setObjectName(u"tags_box")
        self.tags_caption = QLabel(SubmissionEditor)
        self.tags_caption.setObjectName(u"tags_caption")
        self.tags_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.tags_caption.setProperty(u"role", u"quiet")

        self.tags_box.addWidget(self.tags_caption)

        self.tags = WordsField(SubmissionEditor)
        self.tags.setObjectName(u"tags")

        self.tags_box.addWidget(self.tags)


        self.form_layout.addLayout(self.tags_box)

        self.notes_box = QVBoxLayout()
        self.notes_box.setSpacing(4)
        self.notes_box.setObjectName(u"notes_box")
        self.notes_caption = QLabel(SubmissionEditor)
        self.notes_caption.setObjectName(u"notes_caption")
        self.notes_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_caption.setProperty(u"role", u"quiet")

        self.notes_box.addWidget(self.notes_caption)

        self.notes = NoteField(SubmissionEditor)
        self.notes.setObjectName(u"notes")

        self.notes_box.addWidget(self.notes)


        self.form_layout.addLayout(self.notes_box)

        self.archived_box = QVBoxLayout()
        self.archived_box.setSpacing(4)
        self.archived_box.setObjectName(u"archived_box")
        self.archived = FlagField(SubmissionEditor)
        self.archived.setObjectName(u"archived")

        self.archived_box.addWidget(self.archived)


        self.form_layout.addLayout(self.archived_box)

        self.below = QSpacerItem(20, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.below)

#if QT_CONFIG(shortcut)
        self.title_caption.setBuddy(self.title)
        self.received_on_caption.setBuddy(self.received_on)
        self.organisation_caption.setBuddy(self.organisation)
        self.contact_caption.setBuddy(self.contact)
        self.consultation_caption.setBuddy(self.consultation)
        self.tags_caption.setBuddy(self.tags)
        self.notes_caption.setBuddy(self.notes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SubmissionEditor)
    # setupUi

    def retranslateUi(self, SubmissionEditor):
        self.title_caption.setText(QCoreApplication.translate("SubmissionEditor", u"Title", None))
        self.received_on_caption.setText(QCoreApplication.translate("SubmissionEditor", u"Received on", None))
        self.organisation_caption.setText(QCoreApplication.translate("SubmissionEditor", u"For which organisation", None))
        self.contact_caption.setText(QCoreApplication.translate("SubmissionEditor", u"Who sent it", None))
        self.engagement_text.setText("")
        self.to_engagement.setText(QCoreApplication.translate("SubmissionEditor", u"Go to the engagement", None))
        self.consultation_caption.setText(QCoreApplication.translate("SubmissionEditor", u"Consultation that it answers", None))
        self.file_text.setText("")
        self.save_file.setText(QCoreApplication.translate("SubmissionEditor", u"Save a copy of the file\u2026", None))
        self.tags_caption.setText(QCoreApplication.translate("SubmissionEditor", u"Tags", None))
        self.notes_caption.setText(QCoreApplication.translate("SubmissionEditor", u"Notes", None))
        self.archived.setText(QCoreApplication.translate("SubmissionEditor", u"Archived", None))
        pass
    # retranslateUi

