# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_project.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from engage.ui.widgets.new_passphrase import NewPassphrase

class Ui_NewProject(object):
    def setupUi(self, NewProject):
        if not NewProject.objectName():
            NewProject.setObjectName(u"NewProject")
        NewProject.resize(520, 300)
        self.form_layout = QVBoxLayout(NewProject)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(NewProject)
        self.heading.setObjectName(u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)

        self.form_layout.addWidget(self.heading)

        self.name_box = QVBoxLayout()
        self.name_box.setSpacing(4)
        self.name_box.setObjectName(u"name_box")
        self.name_caption = QLabel(NewProject)
        self.name_caption.setObjectName(u"name_caption")
        self.name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.name_caption.setProperty(u"role", u"quiet")

        self.name_box.addWidget(self.name_caption)

        self.name = QLineEdit(NewProject)
        self.name.setObjectName(u"name")

        self.name_box.addWidget(self.name)


        self.form_layout.addLayout(self.name_box)

        self.file_box = QVBoxLayout()
        self.file_box.setSpacing(4)
        self.file_box.setObjectName(u"file_box")
        self.file_caption = QLabel(NewProject)
        self.file_caption.setObjectName(u"file_caption")
        self.file_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.file_caption.setProperty(u"role", u"quiet")

        self.file_box.addWidget(self.file_caption)

        self.row_1 = QHBoxLayout()
        self.row_1.setSpacing(8)
        self.row_1.setObjectName(u"row_1")
        self.file = QLineEdit(NewProject)
        self.file.setObjectName(u"file")

        self.row_1.addWidget(self.file)

        self.browse = QPushButton(NewProject)
        self.browse.setObjectName(u"browse")
        self.browse.setProperty(u"role", u"secondary")
        self.browse.setAutoDefault(False)

        self.row_1.addWidget(self.browse)


        self.file_box.addLayout(self.row_1)


        self.form_layout.addLayout(self.file_box)

        self.agenda_box = QVBoxLayout()
        self.agenda_box.setSpacing(4)
        self.agenda_box.setObjectName(u"agenda_box")
        self.agenda_caption = QLabel(NewProject)
        self.agenda_caption.setObjectName(u"agenda_caption")
        self.agenda_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.agenda_caption.setProperty(u"role", u"quiet")

        self.agenda_box.addWidget(self.agenda_caption)

        self.row_2 = QHBoxLayout()
        self.row_2.setSpacing(8)
        self.row_2.setObjectName(u"row_2")
        self.agenda = QComboBox(NewProject)
        self.agenda.setObjectName(u"agenda")

        self.row_2.addWidget(self.agenda)

        self.agenda_file = QPushButton(NewProject)
        self.agenda_file.setObjectName(u"agenda_file")
        self.agenda_file.setProperty(u"role", u"secondary")
        self.agenda_file.setAutoDefault(False)

        self.row_2.addWidget(self.agenda_file)

        self.row_2.setStretch(0, 1)

        self.agenda_box.addLayout(self.row_2)


        self.form_layout.addLayout(self.agenda_box)

        self.passphrase = NewPassphrase(NewProject)
        self.passphrase.setObjectName(u"passphrase")

        self.form_layout.addWidget(self.passphrase)

        self.lost_note = QLabel(NewProject)
        self.lost_note.setObjectName(u"lost_note")
        self.lost_note.setTextFormat(Qt.TextFormat.PlainText)
        self.lost_note.setProperty(u"role", u"quiet")
        self.lost_note.setWordWrap(True)

        self.form_layout.addWidget(self.lost_note)

        self.problem = QLabel(NewProject)
        self.problem.setObjectName(u"problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setProperty(u"role", u"problem")
        self.problem.setWordWrap(True)

        self.form_layout.addWidget(self.problem)

        self.stretch_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch_3)

        self.row_5 = QHBoxLayout()
        self.row_5.setSpacing(8)
        self.row_5.setObjectName(u"row_5")
        self.across_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row_5.addItem(self.across_4)

        self.cancel = QPushButton(NewProject)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setProperty(u"role", u"secondary")
        self.cancel.setAutoDefault(False)

        self.row_5.addWidget(self.cancel)

        self.ok = QPushButton(NewProject)
        self.ok.setObjectName(u"ok")
        self.ok.setProperty(u"role", u"primary")

        self.row_5.addWidget(self.ok)


        self.form_layout.addLayout(self.row_5)

#if QT_CONFIG(shortcut)
        self.name_caption.setBuddy(self.name)
        self.file_caption.setBuddy(self.file)
        self.agenda_caption.setBuddy(self.agenda)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(NewProject)

        self.ok.setDefault(True)

    # setupUi

    def retranslateUi(self, NewProject):
        NewProject.setWindowTitle(QCoreApplication.translate("NewProject", u"New project", None))
        self.heading.setText(QCoreApplication.translate("NewProject", u"New project", None))
        self.name_caption.setText(QCoreApplication.translate("NewProject", u"Name of the programme of work", None))
        self.name.setPlaceholderText(QCoreApplication.translate("NewProject", u"Green manufacturing", None))
        self.file_caption.setText(QCoreApplication.translate("NewProject", u"File", None))
        self.browse.setText(QCoreApplication.translate("NewProject", u"Choose\u2026", None))
        self.agenda_caption.setText(QCoreApplication.translate("NewProject", u"Agenda to log feedback against", None))
        self.agenda_file.setText(QCoreApplication.translate("NewProject", u"From a file\u2026", None))
        self.lost_note.setText(QCoreApplication.translate("NewProject", u"A lost passphrase without a recovery sheet means that all in the project is lost. The sheet is offered next.", None))
        self.problem.setText("")
        self.cancel.setText(QCoreApplication.translate("NewProject", u"Cancel", None))
        self.ok.setText(QCoreApplication.translate("NewProject", u"Make the project", None))
    # retranslateUi

