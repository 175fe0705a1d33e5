# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_dialog.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QLineEdit, QListView, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from engage.ui.widgets.fields import (ChoiceField, TextField)

class Ui_ImportDialog(object):
    def setupUi(self, ImportDialog):
        if not ImportDialog.objectName():
            ImportDialog.setObjectName(u"ImportDialog")
        ImportDialog.resize(680, 520)
        self.form_layout = QVBoxLayout(ImportDialog)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(ImportDialog)
        self.heading.setObjectName(u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)

        self.form_layout.addWidget(self.heading)

        self.about = QLabel(ImportDialog)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setProperty(u"role", u"quiet")
        self.about.setWordWrap(True)

        self.form_layout.addWidget(self.about)

        self.file_box = QVBoxLayout()
        self.file_box.setSpacing(4)
        self.file_box.setObjectName(u"file_box")
        self.file_caption = QLabel(ImportDialog)
        self.file_caption.setObjectName(u"file_caption")
        self.file_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.file_caption.setProperty(u"role", u"quiet")

        self.file_box.addWidget(self.file_caption)

        self.row_1 = QHBoxLayout()
        self.row_1.setSpacing(8)
        self.row_1.setObjectName(u"row_1")
        self.file = QLineEdit(ImportDialog)
        self.file.setObjectName(u"file")
        self.file.setReadOnly(True)

        self.row_1.addWidget(self.file)

        self.browse = QPushButton(ImportDialog)
        self.browse.setObjectName(u"browse")
        self.browse.setProperty(u"role", u"secondary")
        self.browse.setAutoDefault(False)

        self.row_1.addWidget(self.browse)


        self.file_box.addLayout(self.row_1)


        self.form_layout.addLayout(self.file_box)

        self.row_2 = QHBoxLayout()
        self.row_2.setSpacing(8)
        self.row_2.setObjectName(u"row_2")
        self.format_box = QVBoxLayout()
        self.format_box.setSpacing(4)
        self.format_box.setObjectName(u"format_box")
        self.format_caption = QLabel(ImportDialog)
        self.format_caption.setObjectName(u"format_caption")
        self.format_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.format_caption.setProperty(u"role", u"quiet")

        self.format_box.addWidget(self.format_caption)

        self.format = ChoiceField(ImportDialog)
        self.format.setObjectName(u"format")

        self.format_box.addWidget(self.format)


        self.row_2.addLayout(self.format_box)

        self.engagement_box = QVBoxLayout()
        self.engagement_box.setSpacing(4)
        self.engagement_box.setObjectName(u"engagement_box")
        self.engagement_caption = QLabel(ImportDialog)
        self.engagement_caption.setObjectName(u"engagement_caption")
        self.engagement_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.engagement_caption.setProperty(u"role", u"quiet")

        self.engagement_box.addWidget(self.engagement_caption)

        self.engagement = ChoiceField(ImportDialog)
        self.engagement.setObjectName(u"engagement")

        self.engagement_box.addWidget(self.engagement)


        self.row_2.addLayout(self.engagement_box)

        self.row_2.setStretch(0, 1)
        self.row_2.setStretch(1, 1)

        self.form_layout.addLayout(self.row_2)

        self.year_place = QWidget(ImportDialog)
        self.year_place.setObjectName(u"year_place")
        self.year_layout = QVBoxLayout(self.year_place)
        self.year_layout.setObjectName(u"year_layout")
        self.year_layout.setContentsMargins(0, 0, 0, 0)
        self.year_box = QVBoxLayout()
        self.year_box.setSpacing(4)
        self.year_box.setObjectName(u"year_box")
        self.year_caption = QLabel(self.year_place)
        self.year_caption.setObjectName(u"year_caption")
        self.year_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.year_caption.setProperty(u"role", u"quiet")

        self.year_box.addWidget(self.year_caption)

        self.year = TextField(self.year_place)
        self.year.setObjectName(u"year")

        self.year_box.addWidget(self.year)


        self.year_layout.addLayout(self.year_box)


        self.form_layout.addWidget(self.year_place)

        self.outcome = QLabel(ImportDialog)
        self.outcome.setObjectName(u"outcome")
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setProperty(u"role", u"note")
        self.outcome.setWordWrap(True)

        self.form_layout.addWidget(self.outcome)

        self.problems = QListView(ImportDialog)
        self.problems.setObjectName(u"problems")

        self.form_layout.addWidget(self.problems)

        self.row_3 = QHBoxLayout()
        self.row_3.setSpacing(8)
        self.row_3.setObjectName(u"row_3")
        self.across_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row_3.addItem(self.across_1)

        self.cancel = QPushButton(ImportDialog)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setProperty(u"role", u"secondary")
        self.cancel.setAutoDefault(False)

        self.row_3.addWidget(self.cancel)

        self.leave_out = QPushButton(ImportDialog)
        self.leave_out.setObjectName(u"leave_out")
        self.leave_out.setProperty(u"role", u"secondary")
        self.leave_out.setAutoDefault(False)

        self.row_3.addWidget(self.leave_out)

        self.ok = QPushButton(ImportDialog)
        self.ok.setObjectName(u"ok")
        self.ok.setProperty(u"role", u"primary")

        self.row_3.addWidget(self.ok)


        self.form_layout.addLayout(self.row_3)

#if QT_CONFIG(shortcut)
        self.file_caption.setBuddy(self.file)
        self.format_caption.setBuddy(self.format)
        self.engagement_caption.setBuddy(self.engagement)
        self.year_caption.setBuddy(self.year)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ImportDialog)

        self.ok.setDefault(True)

    # setupUi

    def retranslateUi(self, ImportDialog):
        ImportDialog.setWindowTitle(QCoreApplication.translate("ImportDialog", u"Import", None))
        self.heading.setText(QCoreApplication.translate("ImportDialog", u"Import", None))
        self.about.setText(QCoreApplication.translate("ImportDialog", u"Agendas and notes from text or Markdown; organisations, contacts and feedback from CSV, a column for each field.", None))
        self.file_caption.setText(QCoreApplication.translate("ImportDialog", u"File", None))
        self.browse.setText(QCoreApplication.translate("ImportDialog", u"Choose\u2026", None))
        self.format_caption.setText(QCoreApplication.translate("ImportDialog", u"What it holds", None))
        self.engagement_caption.setText(QCoreApplication.translate("ImportDialog", u"Engagement it belongs to", None))
        self.year_caption.setText(QCoreApplication.translate("ImportDialog", u"Year of the note", None))
        self.outcome.setText("")
#if QT_CONFIG(accessibility)
        self.problems.setAccessibleName(QCoreApplication.translate("ImportDialog", u"Problems", None))
#endif // QT_CONFIG(accessibility)
        self.cancel.setText(QCoreApplication.translate("ImportDialog", u"Cancel", None))
        self.leave_out.setText(QCoreApplication.translate("ImportDialog", u"Leave this one out", None))
        self.ok.setText(QCoreApplication.translate("ImportDialog", u"Import", None))
    # retranslateUi

