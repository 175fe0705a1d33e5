# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'basis_editor.ui'
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

from engage.ui.privacy.objections_field import ObjectionsField
from engage.ui.widgets.fields import (ChoiceField, DateField, FlagField, NoteField,
    TextField)

class Ui_BasisEditor(object):
    def setupUi(self, BasisEditor):
        if not BasisEditor.objectName():
            BasisEditor.setObjectName(u"BasisEditor")
        BasisEditor.resize(320, 600)
        BasisEditor.setWindowTitle(u"BasisEditor")
        self.form_layout = QVBoxLayout(BasisEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.row_1 = QHBoxLayout()
        self.row_1.setSpacing(8)
        self.row_1.setObjectName(u"row_1")
        self.lawful_basis_box = QVBoxLayout()
        self.lawful_basis_box.setSpacing(4)
        self.lawful_basis_box.setObjectName(u"lawful_basis_box")
        self.lawful_basis_caption = QLabel(BasisEditor)
        self.lawful_basis_caption.setObjectName(u"lawful_basis_caption")
        self.lawful_basis_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.lawful_basis_caption.setProperty(u"role", u"quiet")

        self.lawful_basis_box.addWidget(self.lawful_basis_caption)

        self.lawful_basis = ChoiceField(BasisEditor)
        self.lawful_basis.setObjectName(u"lawful_basis")

        self.lawful_basis_box.addWidget(self.lawful_basis)


        self.row_1.addLayout(self.lawful_basis_box)

        self.basis_source_box = QVBoxLayout()
        self.basis_source_box.setSpacing(4)
        self.basis_source_box.setObjectName(u"basis_source_box")
        self.basis_source_caption = QLabel(BasisEditor)
        self.basis_source_caption.setObjectName(u"basis_source_caption")
        self.basis_source_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.basis_source_caption.setProperty(u"role", u"quiet")

        self.basis_source_box.addWidget(self.basis_source_caption)

        self.basis_source = TextField(BasisEditor)
        self.basis_source.setObjectName(u"basis_source")

        self.basis_source_box.addWidget(self.basis_source)


        self.row_1.addLayout(self.basis_source_box)

        self.row_1.setStretch(0, 1)
        self.row_1.setStretch(1, 1)

        self.form_layout.addLayout(self.row_1)

        self.row_2 = QHBoxLayout()
        self.row_2.setSpacing(8)
        self.row_2.setObjectName(u"row_2")
        self.basis_on_box = QVBoxLayout()
        self.basis_on_box.setSpacing(4)
        self.basis_on_box.setObjectName(u"basis_on_box")
        self.basis_on_caption = QLabel(BasisEditor)
        self.basis_on_caption.setObjectName(u"basis_on_caption")
        self.basis_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.basis_on_caption.setProperty(u"role", u"quiet")

        self.basis_on_box.addWidget(self.basis_on_caption)

        self.basis_on = DateField(BasisEditor)
        self.basis_on.setObjectName(u"basis_on")

        self.basis_on_box.addWidget(self.basis_on)


        self.row_2.addLayout(self.basis_on_box)

        self.review_on_box = QVBoxLayout()
        self.review_on_box.setSpacing(4)
        self.review_on_box.setObjectName(u"review_on_box")
        self.review_on_caption = QLabel(BasisEditor)
        self.review_on_caption.setObjectName(u"review_on_caption")
        self.review_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.review_on_caption.setProperty(u"role", u"quiet")

        self.review_on_box.addWidget(self.review_on_caption)

        self.review_on = DateField(BasisEditor)
        self.review_on.setObjectName(u"review_on")

        self.review_on_box.addWidget(self.review_on)


        self.row_2.addLayout(self.review_on_box)

        self.row_2.setStretch(0, 1)
        self.row_2.setStretch(1, 1)

        self.form_layout.addLayout(self.row_2)

        self.objections_box = QVBoxLayout()
        self.objections_box.setSpacing(4)
        self.objections_box.setObjectName(u"objections_box")
        self.objections_caption = QLabel(BasisEditor)
        self.objections_caption.setObjectName(u"objections_caption")
        self.objections_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.objections_caption.setProperty(u"role", u"quiet")

        self.objections_box.addWidget(self.objections_caption)

        self.objections = ObjectionsField(BasisEditor)
        self.objections.setObjectName(u"objections")

        self.objections_box.addWidget(self.objections)


        self.form_layout.addLayout(self.objections_box)

        self.objected_on_box = QVBoxLayout()
        self.objected_on_box.setSpacing(4)
        self.objected_on_box.setObjectName(u"objected_on_box")
        self.objected_on_caption = QLabel(BasisEditor)
        self.objected_on_caption.setObjectName(u"objected_on_caption")
        self.objected_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.objected_on_caption.setProperty(u"role", u"quiet")

        self.objected_on_box.addWidget(self.objected_on_caption)

        self.objected_on = DateField(BasisEditor)
        self.objected_on.setObjectName(u"objected_on")

        self.objected_on_box.addWidget(self.objected_on)


        self.form_layout.addLayout(self.objected_on_box)

        self.objection_note_box = QVBoxLayout()
        self.objection_note_box.setSpacing(4)
        self.objection_note_box.setObjectName(u"objection_note_box")
        self.objection_note_caption = QLabel(BasisEditor)
        self.objection_note_caption.setObjectName(u"objection_note_caption")
        self.objection_note_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.objection_note_caption.setProperty(u"role", u"quiet")

        self.objection_note_box.addWidget(self.objection_note_caption)

        self.objection_note = NoteField(BasisEditor)
        self.objection_note.setObjectName(u"objection_note")

        self.objection_note_box.addWidget(self.objection_note)


        self.form_layout.addLayout(self.objection_note_box)

        self.notes_box = QVBoxLayout()
        self.notes_box.setSpacing(4)
        self.notes_box.setObjectName(u"notes_box")
        self.notes_caption = QLabel(BasisEditor)
        self.notes_caption.setObjectName(u"notes_caption")
        self.notes_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_caption.setProperty(u"role", u"quiet")

        self.notes_box.addWidget(self.notes_caption)

        self.notes = NoteField(BasisEditor)
        self.notes.setObjectName(u"notes")

        self.notes_box.addWidget(self.notes)


        self.form_layout.addLayout(self.notes_box)

        self.archived_box = QVBoxLayout()
        self.archived_box.setSpacing(4)
        self.archived_box.setObjectName(u"archived_box")
        self.archived = FlagField(BasisEditor)
        self.archived.setObjectName(u"archived")

        self.archived_box.addWidget(self.archived)


        self.form_layout.addLayout(self.archived_box)

        self.whole_record = QPushButton(BasisEditor)
        self.whole_record.setObjectName(u"whole_record")
        self.whole_record.setProperty(u"role", u"link")

        self.form_layout.addWidget(self.whole_record)

        self.stretch_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch_1)

#if QT_CONFIG(shortcut)
        self.lawful_basis_caption.setBuddy(self.lawful_basis)
        self.basis_source_caption.setBuddy(self.basis_source)
        self.basis_on_caption.setBuddy(self.basis_on)
        self.review_on_caption.setBuddy(self.review_on)
        self.objections_caption.setBuddy(self.objections)
        self.objected_on_caption.setBuddy(self.objected_on)
        self.objection_note_caption.setBuddy(self.objection_note)
        self.notes_caption.setBuddy(self.notes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(BasisEditor)
    # setupUi

    def retranslateUi(self, BasisEditor):
        self.lawful_basis_caption.setText(QCoreApplication.translate("BasisEditor", u"Lawful basis", None))
        self.basis_source_caption.setText(QCoreApplication.translate("BasisEditor", u"Details came from", None))
        self.basis_on_caption.setText(QCoreApplication.translate("BasisEditor", u"Held since", None))
        self.review_on_caption.setText(QCoreApplication.translate("BasisEditor", u"Review on", None))
        self.objections_caption.setText(QCoreApplication.translate("BasisEditor", u"What they asked of us", None))
        self.objected_on_caption.setText(QCoreApplication.translate("BasisEditor", u"Asked on", None))
        self.objection_note_caption.setText(QCoreApplication.translate("BasisEditor", u"In their words, and how it was settled", None))
        self.notes_caption.setText(QCoreApplication.translate("BasisEditor", u"Notes", None))
        self.archived.setText(QCoreApplication.translate("BasisEditor", u"Archived", None))
        self.whole_record.setText(QCoreApplication.translate("BasisEditor", u"Open the whole record", None))
        pass
    # retranslateUi

