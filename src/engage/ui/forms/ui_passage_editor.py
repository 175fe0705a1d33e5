# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'passage_editor.ui'
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

from engage.ui.feedback.codings_field import CodingsField
from engage.ui.widgets.fields import (FlagField, NoteField)

class Ui_PassageEditor(object):
    def setupUi(self, PassageEditor):
        if not PassageEditor.objectName():
            PassageEditor.setObjectName(u"PassageEditor")
        PassageEditor.resize(320, 600)
        PassageEditor.setWindowTitle(u"PassageEditor")
        self.form_layout = QVBoxLayout(PassageEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.codings_box = QVBoxLayout()
        self.codings_box.setSpacing(4)
        self.codings_box.setObjectName(u"codings_box")
        self.codings_caption = QLabel(PassageEditor)
        self.codings_caption.setObjectName(u"codings_caption")
        self.codings_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.codings_caption.setProperty(u"role", u"quiet")

        self.codings_box.addWidget(self.codings_caption)

        self.codings = CodingsField(PassageEditor)
        self.codings.setObjectName(u"codings")

        self.codings_box.addWidget(self.codings)


        self.form_layout.addLayout(self.codings_box)

        self.paraphrase_box = QVBoxLayout()
        self.paraphrase_box.setSpacing(4)
        self.paraphrase_box.setObjectName(u"paraphrase_box")
        self.paraphrase_caption = QLabel(PassageEditor)
        self.paraphrase_caption.setObjectName(u"paraphrase_caption")
        self.paraphrase_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.paraphrase_caption.setProperty(u"role", u"quiet")

        self.paraphrase_box.addWidget(self.paraphrase_caption)

        self.paraphrase = NoteField(PassageEditor)
        self.paraphrase.setObjectName(u"paraphrase")

        self.paraphrase_box.addWidget(self.paraphrase)


        self.form_layout.addLayout(self.paraphrase_box)

        self.marks = QHBoxLayout()
        self.marks.setSpacing(8)
        self.marks.setObjectName(u"marks")
        self.is_key_point_box = QVBoxLayout()
        self.is_key_point_box.setSpacing(4)
        self.is_key_point_box.setObjectName(u"is_key_point_box")
        self.is_key_point = FlagField(PassageEditor)
        self.is_key_point.setObjectName(u"is_key_point")

        self.is_key_point_box.addWidget(self.is_key_point)


        self.marks.addLayout(self.is_key_point_box)

        self.has_evidence_box = QVBoxLayout()
        self.has_evidence_box.setSpacing(4)
        self.has_evidence_box.setObjectName(u"has_evidence_box")
        self.has_evidence = FlagField(PassageEditor)
        self.has_evidence.setObjectName(u"has_evidence")

        self.has_evidence_box.addWidget(self.has_evidence)


        self.marks.addLayout(self.has_evidence_box)

        self.marks.setStretch(0, 1)
        self.marks.setStretch(1, 1)

        self.form_layout.addLayout(self.marks)

        self.to_feedback = QPushButton(PassageEditor)
        self.to_feedback.setObjectName(u"to_feedback")
        self.to_feedback.setProperty(u"role", u"link")

        self.form_layout.addWidget(self.to_feedback)

        self.below = QSpacerItem(20, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.below)

#if QT_CONFIG(shortcut)
        self.codings_caption.setBuddy(self.codings)
        self.paraphrase_caption.setBuddy(self.paraphrase)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PassageEditor)
    # setupUi

    def retranslateUi(self, PassageEditor):
        self.codings_caption.setText(QCoreApplication.translate("PassageEditor", u"Themes", None))
        self.paraphrase_caption.setText(QCoreApplication.translate("PassageEditor", u"In other words, for outside", None))
        self.is_key_point.setText(QCoreApplication.translate("PassageEditor", u"Key point", None))
        self.has_evidence.setText(QCoreApplication.translate("PassageEditor", u"Evidence offered", None))
        self.to_feedback.setText(QCoreApplication.translate("PassageEditor", u"Open its feedback", None))
        pass
    # retranslateUi

