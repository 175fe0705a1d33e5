# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'commitment_editor.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from engage.ui.widgets.fields import (ChoiceField, DateField, NoteField, TextField,
    WordsField)
from engage.ui.widgets.stakeholder_picker import (ContactField, OrganisationField)

class Ui_CommitmentEditor(object):
    def setupUi(self, CommitmentEditor):
        if not CommitmentEditor.objectName():
            CommitmentEditor.setObjectName(u"CommitmentEditor")
        CommitmentEditor.resize(320, 600)
        CommitmentEditor.setWindowTitle(u"CommitmentEditor")
        self.form_layout = QVBoxLayout(CommitmentEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.unresolved_part = QWidget(CommitmentEditor)
        self.unresolved_part.setObjectName(u"unresolved_part")
        self.unresolved_box = QVBoxLayout(self.unresolved_part)
        self.unresolved_box.setSpacing(4)
        self.unresolved_box.setObjectName(u"unresolved_box")
        self.unresolved_box.setContentsMargins(0, 0, 0, 0)
        self.unresolved_note = QLabel(self.unresolved_part)
        self.unresolved_note.setObjectName(u"unresolved_note")
        self.unresolved_note.setTextFormat(Qt.TextFormat.PlainText)
        self.unresolved_note.setProperty(u"role", u"note")
        self.unresolved_note.setWordWrap(True)

        self.unresolved_box.addWidget(self.unresolved_note)

        self.settled = QPushButton(self.unresolved_part)
        self.settled.setObjectName(u"settled")
        self.settled.setProperty(u"role", u"link")

        self.unresolved_box.addWidget(self.settled)


        self.form_layout.addWidget(self.unresolved_part)

        self.text_box = QVBoxLayout()
        self.text_box.setSpacing(4)
        self.text_box.setObjectName(u"text_box")
        self.text_caption = QLabel(CommitmentEditor)
        self.text_caption.setObjectName(u"text_caption")
        self.text_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.text_caption.setProperty(u"role", u"quiet")

        self.text_box.addWidget(self.text_caption)

        self.text = NoteField(CommitmentEditor)
        self.text.setObjectName(u"text")

        self.text_box.addWidget(self.text)


        self.form_layout.addLayout(self.text_box)

        self.row_1 = QHBoxLayout()
        self.row_1.setSpacing(8)
        self.row_1.setObjectName(u"row_1")
        self.due_on_box = QVBoxLayout()
        self.due_on_box.setSpacing(4)
        self.due_on_box.setObjectName(u"due_on_box")
        self.due_on_caption = QLabel(CommitmentEditor)
        self.due_on_caption.setObjectName(u"due_on_caption")
        self.due_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.due_on_caption.setProperty(u"role", u"quiet")

        self.due_on_box.addWidget(self.due_on_caption)

        self.due_on = DateField(CommitmentEditor)
        self.due_on.setObjectName(u"due_on")

        self.due_on_box.addWidget(self.due_on)


        self.row_1.addLayout(self.due_on_box)

        self.state_box = QVBoxLayout()
        self.state_box.setSpacing(4)
        self.state_box.setObjectName(u"state_box")
        self.state_caption = QLabel(CommitmentEditor)
        self.state_caption.setObjectName(u"state_caption")
        self.state_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.state_caption.setProperty(u"role", u"quiet")

        self.state_box.addWidget(self.state_caption)

        self.state = ChoiceField(CommitmentEditor)
        self.state.setObjectName(u"state")

        self.state_box.addWidget(self.state)


        self.row_1.addLayout(self.state_box)

        self.row_1.setStretch(0, 1)
        self.row_1.setStretch(1, 1)

        self.form_layout.addLayout(self.row_1)

        self.contact_box = QVBoxLayout()
        self.contact_box.setSpacing(4)
        self.contact_box.setObjectName(u"contact_box")
        self.contact_caption = QLabel(CommitmentEditor)
        self.contact_caption.setObjectName(u"contact_caption")
        self.contact_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.contact_caption.setProperty(u"role", u"quiet")

        self.contact_box.addWidget(self.contact_caption)

        self.contact = ContactField(CommitmentEditor)
        self.contact.setObjectName(u"contact")

        self.contact_box.addWidget(self.contact)


        self.form_layout.addLayout(self.contact_box)

        self.organisation_box = QVBoxLayout()
        self.organisation_box.setSpacing(4)
        self.organisation_box.setObjectName(u"organisation_box")
        self.organisation_caption = QLabel(CommitmentEditor)
        self.organisation_caption.setObjectName(u"organisation_caption")
        self.organisation_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.organisation_caption.setProperty(u"role", u"quiet")

        self.organisation_box.addWidget(self.organisation_caption)

        self.organisation = OrganisationField(CommitmentEditor)
        self.organisation.setObjectName(u"organisation")

        self.organisation_box.addWidget(self.organisation)


        self.form_layout.addLayout(self.organisation_box)

        self.owner_box = QVBoxLayout()
        self.owner_box.setSpacing(4)
        self.owner_box.setObjectName(u"owner_box")
        self.owner_caption = QLabel(CommitmentEditor)
        self.owner_caption.setObjectName(u"owner_caption")
        self.owner_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.owner_caption.setProperty(u"role", u"quiet")

        self.owner_box.addWidget(self.owner_caption)

        self.owner = TextField(CommitmentEditor)
        self.owner.setObjectName(u"owner")

        self.owner_box.addWidget(self.owner)


        self.form_layout.addLayout(self.owner_box)

        self.outcome_box = QVBoxLayout()
        self.outcome_box.setSpacing(4)
        self.outcome_box.setObjectName(u"outcome_box")
        self.outcome_caption = QLabel(CommitmentEditor)
        self.outcome_caption.setObjectName(u"outcome_caption")
        self.outcome_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome_caption.setProperty(u"role", u"quiet")

        self.outcome_box.addWidget(self.outcome_caption)

        self.outcome = NoteField(CommitmentEditor)
        self.outcome.setObjectName(u"outcome")

        self.outcome_box.addWidget(self.outcome)


        self.form_layout.addLayout(self.outcome_box)

        self.origin = QWidget(CommitmentEditor)
        self.origin.setObjectName(u"origin")
        self.origin_box = QVBoxLayout(self.origin)
        self.origin_box.setSpacing(4)
        self.origin_box.setObjectName(u"origin_box")
        self.origin_box.setContentsMargins(0, 0, 0, 0)
        self.origin_caption = QLabel(self.origin)
        self.origin_caption.setObjectName(u"origin_caption")
        self.origin_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.origin_caption.setProperty(u"role", u"quiet")

        self.origin_box.addWidget(self.origin_caption)

        self.origin_text = QLabel(self.origin)
        self.origin_text.setObjectName(u"origin_text")
        self.origin_text.setTextFormat(Qt.TextFormat.PlainText)
        self.origin_text.setWordWrap(True)

        self.origin_box.addWidget(self.origin_text)

        self.to_feedback = QPushButton(self.origin)
        self.to_feedback.setObjectName(u"to_feedback")
        self.to_feedback.setProperty(u"role", u"link")

        self.origin_box.addWidget(self.to_feedback)

        self.to_engagement = QPushButton(self.origin)
        self.to_engagement.setObjectName(u"to_engagement")
        self.to_engagement.setProperty(u"role", u"link")

        self.origin_box.addWidget(self.to_engagement)


        self.form_layout.addWidget(self.origin)

        self.tags_box = QVBoxLayout()
        self.tags_box.setSpacing(4)
        self.tags_box.setObjectName(u"tags_box")
        self.tags_caption = QLabel(CommitmentEditor)
        self.tags_caption.setObjectName(u"tags_caption")
        self.tags_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.tags_caption.setProperty(u"role", u"quiet")

        self.tags_box.addWidget(self.tags_caption)

        self.tags = WordsField(CommitmentEditor)
        self.tags.setObjectName(u"tags")

        self.tags_box.addWidget(self.tags)


        self.form_layout.addLayout(self.tags_box)

        self.notes_box = QVBoxLayout()
        self.notes_box.setSpacing(4)
        self.notes_box.setObjectName(u"notes_box")
        self.notes_caption = QLabel(CommitmentEditor)
        self.notes_caption.setObjectName(u"notes_caption")
        self.notes_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_caption.setProperty(u"role", u"quiet")

        self.notes_box.addWidget(self.notes_caption)

        self.notes = NoteField(CommitmentEditor)
        self.notes.setObjectName(u"notes")

        self.notes_box.addWidget(self.notes)


        self.form_layout.addLayout(self.notes_box)

        self.stretch_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch_1)

#if QT_CONFIG(shortcut)
        self.text_caption.setBuddy(self.text)
        self.due_on_caption.setBuddy(self.due_on)
        self.state_caption.setBuddy(self.state)
        self.contact_caption.setBuddy(self.contact)
        self.organisation_caption.setBuddy(self.organisation)
        self.owner_caption.setBuddy(self.owner)
        self.outcome_caption.setBuddy(self.outcome)
        self.tags_caption.setBuddy(self.tags)
        self.notes_caption.setBuddy(self.notes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(CommitmentEditor)
    # setupUi

    def retranslateUi(self, CommitmentEditor):
        self.unresolved_note.setText("")
        self.settled.setText(QCoreApplication.translate("CommitmentEditor", u"That is settled", None))
        self.text_caption.setText(QCoreApplication.translate("CommitmentEditor", u"What is to be done", None))
        self.due_on_caption.setText(QCoreApplication.translate("CommitmentEditor", u"Due", None))
        self.state_caption.setText(QCoreApplication.translate("CommitmentEditor", u"State", None))
        self.contact_caption.setText(QCoreApplication.translate("CommitmentEditor", u"To whom", None))
        self.organisation_caption.setText(QCoreApplication.translate("CommitmentEditor", u"Of which organisation", None))
        self.owner_caption.setText(QCoreApplication.translate("CommitmentEditor", u"Owner here", None))
        self.outcome_caption.setText(QCoreApplication.translate("CommitmentEditor", u"What came of it", None))
        self.origin_caption.setText(QCoreApplication.translate("CommitmentEditor", u"It follows from", None))
        self.origin_text.setText("")
        self.to_feedback.setText(QCoreApplication.translate("CommitmentEditor", u"Show what was said", None))
        self.to_engagement.setText(QCoreApplication.translate("CommitmentEditor", u"Show the engagement", None))
        self.tags_caption.setText(QCoreApplication.translate("CommitmentEditor", u"Tags", None))
        self.notes_caption.setText(QCoreApplication.translate("CommitmentEditor", u"Notes for ourselves", None))
        pass
    # retranslateUi

