# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'feedback_editor.ui'
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

from engage.ui.feedback.agreements_field import AgreementsField
from engage.ui.feedback.codings_field import CodingsField
from engage.ui.widgets.fields import (ChoiceField, DateField, FlagField, NoteField,
    TextField, WordsField)
from engage.ui.widgets.stakeholder_picker import (ContactField, OrganisationField)

class Ui_FeedbackEditor(object):
    def setupUi(self, FeedbackEditor):
        if not FeedbackEditor.objectName():
            FeedbackEditor.setObjectName(u"FeedbackEditor")
        FeedbackEditor.resize(320, 600)
        FeedbackEditor.setWindowTitle(u"FeedbackEditor")
        self.form_layout = QVBoxLayout(FeedbackEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.unresolved_note = QLabel(FeedbackEditor)
        self.unresolved_note.setObjectName(u"unresolved_note")
        self.unresolved_note.setTextFormat(Qt.TextFormat.PlainText)
        self.unresolved_note.setProperty(u"role", u"note")
        self.unresolved_note.setWordWrap(True)

        self.form_layout.addWidget(self.unresolved_note)

        self.text_box = QVBoxLayout()
        self.text_box.setSpacing(4)
        self.text_box.setObjectName(u"text_box")
        self.text_caption = QLabel(FeedbackEditor)
        self.text_caption.setObjectName(u"text_caption")
        self.text_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.text_caption.setProperty(u"role", u"quiet")

        self.text_box.addWidget(self.text_caption)

        self.text = NoteField(FeedbackEditor)
        self.text.setObjectName(u"text")

        self.text_box.addWidget(self.text)

        self.where = QPushButton(FeedbackEditor)
        self.where.setObjectName(u"where")
        self.where.setProperty(u"role", u"link")

        self.text_box.addWidget(self.where)


        self.form_layout.addLayout(self.text_box)

        self.row_2 = QHBoxLayout()
        self.row_2.setSpacing(8)
        self.row_2.setObjectName(u"row_2")
        self.is_verbatim_box = QVBoxLayout()
        self.is_verbatim_box.setSpacing(4)
        self.is_verbatim_box.setObjectName(u"is_verbatim_box")
        self.is_verbatim = FlagField(FeedbackEditor)
        self.is_verbatim.setObjectName(u"is_verbatim")

        self.is_verbatim_box.addWidget(self.is_verbatim)


        self.row_2.addLayout(self.is_verbatim_box)

        self.is_key_point_box = QVBoxLayout()
        self.is_key_point_box.setSpacing(4)
        self.is_key_point_box.setObjectName(u"is_key_point_box")
        self.is_key_point = FlagField(FeedbackEditor)
        self.is_key_point.setObjectName(u"is_key_point")

        self.is_key_point_box.addWidget(self.is_key_point)


        self.row_2.addLayout(self.is_key_point_box)

        self.row_2.setStretch(0, 1)
        self.row_2.setStretch(1, 1)

        self.form_layout.addLayout(self.row_2)

        self.has_evidence_box = QVBoxLayout()
        self.has_evidence_box.setSpacing(4)
        self.has_evidence_box.setObjectName(u"has_evidence_box")
        self.has_evidence = FlagField(FeedbackEditor)
        self.has_evidence.setObjectName(u"has_evidence")

        self.has_evidence_box.addWidget(self.has_evidence)


        self.form_layout.addLayout(self.has_evidence_box)

        self.organisation_box = QVBoxLayout()
        self.organisation_box.setSpacing(4)
        self.organisation_box.setObjectName(u"organisation_box")
        self.organisation_caption = QLabel(FeedbackEditor)
        self.organisation_caption.setObjectName(u"organisation_caption")
        self.organisation_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.organisation_caption.setProperty(u"role", u"quiet")

        self.organisation_box.addWidget(self.organisation_caption)

        self.organisation = OrganisationField(FeedbackEditor)
        self.organisation.setObjectName(u"organisation")

        self.organisation_box.addWidget(self.organisation)


        self.form_layout.addLayout(self.organisation_box)

        self.contact_box = QVBoxLayout()
        self.contact_box.setSpacing(4)
        self.contact_box.setObjectName(u"contact_box")
        self.contact_caption = QLabel(FeedbackEditor)
        self.contact_caption.setObjectName(u"contact_caption")
        self.contact_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.contact_caption.setProperty(u"role", u"quiet")

        self.contact_box.addWidget(self.contact_caption)

        self.contact = ContactField(FeedbackEditor)
        self.contact.setObjectName(u"contact")

        self.contact_box.addWidget(self.contact)


        self.form_layout.addLayout(self.contact_box)

        self.capacity_box = QVBoxLayout()
        self.capacity_box.setSpacing(4)
        self.capacity_box.setObjectName(u"capacity_box")
        self.capacity_caption = QLabel(FeedbackEditor)
        self.capacity_caption.setObjectName(u"capacity_caption")
        self.capacity_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.capacity_caption.setProperty(u"role", u"quiet")

        self.capacity_box.addWidget(self.capacity_caption)

        self.capacity = ChoiceField(FeedbackEditor)
        self.capacity.setObjectName(u"capacity")

        self.capacity_box.addWidget(self.capacity)


        self.form_layout.addLayout(self.capacity_box)

        self.codings_box = QVBoxLayout()
        self.codings_box.setSpacing(4)
        self.codings_box.setObjectName(u"codings_box")
        self.codings_caption = QLabel(FeedbackEditor)
        self.codings_caption.setObjectName(u"codings_caption")
        self.codings_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.codings_caption.setProperty(u"role", u"quiet")

        self.codings_box.addWidget(self.codings_caption)

        self.codings = CodingsField(FeedbackEditor)
        self.codings.setObjectName(u"codings")

        self.codings_box.addWidget(self.codings)


        self.form_layout.addLayout(self.codings_box)

        self.agreements_box = QVBoxLayout()
        self.agreements_box.setSpacing(4)
        self.agreements_box.setObjectName(u"agreements_box")
        self.agreements_caption = QLabel(FeedbackEditor)
        self.agreements_caption.setObjectName(u"agreements_caption")
        self.agreements_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.agreements_caption.setProperty(u"role", u"quiet")

        self.agreements_box.addWidget(self.agreements_caption)

        self.agreements = AgreementsField(FeedbackEditor)
        self.agreements.setObjectName(u"agreements")

        self.agreements_box.addWidget(self.agreements)


        self.form_layout.addLayout(self.agreements_box)

        self.disclosure_box = QVBoxLayout()
        self.disclosure_box.setSpacing(4)
        self.disclosure_box.setObjectName(u"disclosure_box")
        self.disclosure_caption = QLabel(FeedbackEditor)
        self.disclosure_caption.setObjectName(u"disclosure_caption")
        self.disclosure_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.disclosure_caption.setProperty(u"role", u"quiet")

        self.disclosure_box.addWidget(self.disclosure_caption)

        self.disclosure = ChoiceField(FeedbackEditor)
        self.disclosure.setObjectName(u"disclosure")

        self.disclosure_box.addWidget(self.disclosure)


        self.form_layout.addLayout(self.disclosure_box)

        self.permission = QWidget(FeedbackEditor)
        self.permission.setObjectName(u"permission")
        self.permission_row = QHBoxLayout(self.permission)
        self.permission_row.setSpacing(8)
        self.permission_row.setObjectName(u"permission_row")
        self.permission_row.setContentsMargins(0, 0, 0, 0)
        self.permission_by_box = QVBoxLayout()
        self.permission_by_box.setSpacing(4)
        self.permission_by_box.setObjectName(u"permission_by_box")
        self.permission_by_caption = QLabel(self.permission)
        self.permission_by_caption.setObjectName(u"permission_by_caption")
        self.permission_by_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.permission_by_caption.setProperty(u"role", u"quiet")

        self.permission_by_box.addWidget(self.permission_by_caption)

        self.permission_by = TextField(self.permission)
        self.permission_by.setObjectName(u"permission_by")

        self.permission_by_box.addWidget(self.permission_by)


        self.permission_row.addLayout(self.permission_by_box)

        self.permission_on_box = QVBoxLayout()
        self.permission_on_box.setSpacing(4)
        self.permission_on_box.setObjectName(u"permission_on_box")
        self.permission_on_caption = QLabel(self.permission)
        self.permission_on_caption.setObjectName(u"permission_on_caption")
        self.permission_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.permission_on_caption.setProperty(u"role", u"quiet")

        self.permission_on_box.addWidget(self.permission_on_caption)

        self.permission_on = DateField(self.permission)
        self.permission_on.setObjectName(u"permission_on")

        self.permission_on_box.addWidget(self.permission_on)


        self.permission_row.addLayout(self.permission_on_box)

        self.permission_how_box = QVBoxLayout()
        self.permission_how_box.setSpacing(4)
        self.permission_how_box.setObjectName(u"permission_how_box")
        self.permission_how_caption = QLabel(self.permission)
        self.permission_how_caption.setObjectName(u"permission_how_caption")
        self.permission_how_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.permission_how_caption.setProperty(u"role", u"quiet")

        self.permission_how_box.addWidget(self.permission_how_caption)

        self.permission_how = TextField(self.permission)
        self.permission_how.setObjectName(u"permission_how")

        self.permission_how_box.addWidget(self.permission_how)


        self.permission_row.addLayout(self.permission_how_box)

        self.permission_row.setStretch(0, 1)
        self.permission_row.setStretch(1, 1)
        self.permission_row.setStretch(2, 1)

        self.form_layout.addWidget(self.permission)

        self.outside = QLabel(FeedbackEditor)
        self.outside.setObjectName(u"outside")
        self.outside.setTextFormat(Qt.TextFormat.PlainText)
        self.outside.setProperty(u"role", u"note")
        self.outside.setWordWrap(True)

        self.form_layout.addWidget(self.outside)

        self.paraphrase_box = QVBoxLayout()
        self.paraphrase_box.setSpacing(4)
        self.paraphrase_box.setObjectName(u"paraphrase_box")
        self.paraphrase_caption = QLabel(FeedbackEditor)
        self.paraphrase_caption.setObjectName(u"paraphrase_caption")
        self.paraphrase_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.paraphrase_caption.setProperty(u"role", u"quiet")

        self.paraphrase_box.addWidget(self.paraphrase_caption)

        self.paraphrase = NoteField(FeedbackEditor)
        self.paraphrase.setObjectName(u"paraphrase")

        self.paraphrase_box.addWidget(self.paraphrase)


        self.form_layout.addLayout(self.paraphrase_box)

        self.row_3 = QHBoxLayout()
        self.row_3.setSpacing(8)
        self.row_3.setObjectName(u"row_3")
        self.said_on_box = QVBoxLayout()
        self.said_on_box.setSpacing(4)
        self.said_on_box.setObjectName(u"said_on_box")
        self.said_on_caption = QLabel(FeedbackEditor)
        self.said_on_caption.setObjectName(u"said_on_caption")
        self.said_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.said_on_caption.setProperty(u"role", u"quiet")

        self.said_on_box.addWidget(self.said_on_caption)

        self.said_on = DateField(FeedbackEditor)
        self.said_on.setObjectName(u"said_on")

        self.said_on_box.addWidget(self.said_on)


        self.row_3.addLayout(self.said_on_box)

        self.stance_box = QVBoxLayout()
        self.stance_box.setSpacing(4)
        self.stance_box.setObjectName(u"stance_box")
        self.stance_caption = QLabel(FeedbackEditor)
        self.stance_caption.setObjectName(u"stance_caption")
        self.stance_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.stance_caption.setProperty(u"role", u"quiet")

        self.stance_box.addWidget(self.stance_caption)

        self.stance = ChoiceField(FeedbackEditor)
        self.stance.setObjectName(u"stance")

        self.stance_box.addWidget(self.stance)


        self.row_3.addLayout(self.stance_box)

        self.row_3.setStretch(0, 1)
        self.row_3.setStretch(1, 1)

        self.form_layout.addLayout(self.row_3)

        self.tags_box = QVBoxLayout()
        self.tags_box.setSpacing(4)
        self.tags_box.setObjectName(u"tags_box")
        self.tags_caption = QLabel(FeedbackEditor)
        self.tags_caption.setObjectName(u"tags_caption")
        self.tags_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.tags_caption.setProperty(u"role", u"quiet")

        self.tags_box.addWidget(self.tags_caption)

        self.tags = WordsField(FeedbackEditor)
        self.tags.setObjectName(u"tags")

        self.tags_box.addWidget(self.tags)


        self.form_layout.addLayout(self.tags_box)

        self.notes_box = QVBoxLayout()
        self.notes_box.setSpacing(4)
        self.notes_box.setObjectName(u"notes_box")
        self.notes_caption = QLabel(FeedbackEditor)
        self.notes_caption.setObjectName(u"notes_caption")
        self.notes_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_caption.setProperty(u"role", u"quiet")

        self.notes_box.addWidget(self.notes_caption)

        self.notes = NoteField(FeedbackEditor)
        self.notes.setObjectName(u"notes")

        self.notes_box.addWidget(self.notes)


        self.form_layout.addLayout(self.notes_box)

        self.stretch_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch_4)

#if QT_CONFIG(shortcut)
        self.text_caption.setBuddy(self.text)
        self.organisation_caption.setBuddy(self.organisation)
        self.contact_caption.setBuddy(self.contact)
        self.capacity_caption.setBuddy(self.capacity)
        self.codings_caption.setBuddy(self.codings)
        self.agreements_caption.setBuddy(self.agreements)
        self.disclosure_caption.setBuddy(self.disclosure)
        self.permission_by_caption.setBuddy(self.permission_by)
        self.permission_on_caption.setBuddy(self.permission_on)
        self.permission_how_caption.setBuddy(self.permission_how)
        self.paraphrase_caption.setBuddy(self.paraphrase)
        self.said_on_caption.setBuddy(self.said_on)
        self.stance_caption.setBuddy(self.stance)
        self.tags_caption.setBuddy(self.tags)
        self.notes_caption.setBuddy(self.notes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(FeedbackEditor)
    # setupUi

    def retranslateUi(self, FeedbackEditor):
        self.unresolved_note.setText("")
        self.text_caption.setText(QCoreApplication.translate("FeedbackEditor", u"What was said", None))
        self.where.setText(QCoreApplication.translate("FeedbackEditor", u"Show where it stands", None))
        self.is_verbatim.setText(QCoreApplication.translate("FeedbackEditor", u"Their own words", None))
        self.is_key_point.setText(QCoreApplication.translate("FeedbackEditor", u"Key point", None))
        self.has_evidence.setText(QCoreApplication.translate("FeedbackEditor", u"Evidence offered", None))
        self.organisation_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Organisation", None))
        self.contact_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Contact", None))
        self.capacity_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Capacity", None))
        self.codings_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Themes", None))
        self.agreements_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Agreed by", None))
        self.disclosure_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Disclosure", None))
        self.permission_by_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Permitted by", None))
        self.permission_on_caption.setText(QCoreApplication.translate("FeedbackEditor", u"On", None))
        self.permission_how_caption.setText(QCoreApplication.translate("FeedbackEditor", u"How", None))
        self.outside.setText("")
        self.paraphrase_caption.setText(QCoreApplication.translate("FeedbackEditor", u"In other words, for outside", None))
        self.said_on_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Said on", None))
        self.stance_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Stance as logged", None))
        self.tags_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Tags", None))
        self.notes_caption.setText(QCoreApplication.translate("FeedbackEditor", u"Notes", None))
        pass
    # retranslateUi

