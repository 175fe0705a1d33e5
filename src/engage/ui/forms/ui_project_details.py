# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'project_details.ui'
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

class Ui_ProjectDetails(object):
    def setupUi(self, ProjectDetails):
        if not ProjectDetails.objectName():
            ProjectDetails.setObjectName(u"ProjectDetails")
        ProjectDetails.resize(480, 480)
        self.form_layout = QVBoxLayout(ProjectDetails)
        self.form_layout.setSpacing(16)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(ProjectDetails)
        self.heading.setObjectName(u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)

        self.form_layout.addWidget(self.heading)

        self.name_box = QVBoxLayout()
        self.name_box.setSpacing(4)
        self.name_box.setObjectName(u"name_box")
        self.name_caption = QLabel(ProjectDetails)
        self.name_caption.setObjectName(u"name_caption")
        self.name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.name_caption.setProperty(u"role", u"quiet")

        self.name_box.addWidget(self.name_caption)

        self.name = QLineEdit(ProjectDetails)
        self.name.setObjectName(u"name")

        self.name_box.addWidget(self.name)

        self.name_problem = QLabel(ProjectDetails)
        self.name_problem.setObjectName(u"name_problem")
        self.name_problem.setTextFormat(Qt.TextFormat.PlainText)
        self.name_problem.setProperty(u"role", u"problem")
        self.name_problem.setWordWrap(True)

        self.name_box.addWidget(self.name_problem)


        self.form_layout.addLayout(self.name_box)

        self.controller_box = QVBoxLayout()
        self.controller_box.setSpacing(4)
        self.controller_box.setObjectName(u"controller_box")
        self.controller_caption = QLabel(ProjectDetails)
        self.controller_caption.setObjectName(u"controller_caption")
        self.controller_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.controller_caption.setProperty(u"role", u"quiet")

        self.controller_box.addWidget(self.controller_caption)

        self.controller = QLineEdit(ProjectDetails)
        self.controller.setObjectName(u"controller")

        self.controller_box.addWidget(self.controller)

        self.controller_problem = QLabel(ProjectDetails)
        self.controller_problem.setObjectName(u"controller_problem")
        self.controller_problem.setTextFormat(Qt.TextFormat.PlainText)
        self.controller_problem.setProperty(u"role", u"problem")
        self.controller_problem.setWordWrap(True)

        self.controller_box.addWidget(self.controller_problem)

        self.controller_note = QLabel(ProjectDetails)
        self.controller_note.setObjectName(u"controller_note")
        self.controller_note.setTextFormat(Qt.TextFormat.PlainText)
        self.controller_note.setProperty(u"role", u"quiet")
        self.controller_note.setWordWrap(True)

        self.controller_box.addWidget(self.controller_note)


        self.form_layout.addLayout(self.controller_box)

        self.smallest_cell_box = QVBoxLayout()
        self.smallest_cell_box.setSpacing(4)
        self.smallest_cell_box.setObjectName(u"smallest_cell_box")
        self.smallest_cell_caption = QLabel(ProjectDetails)
        self.smallest_cell_caption.setObjectName(u"smallest_cell_caption")
        self.smallest_cell_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.smallest_cell_caption.setProperty(u"role", u"quiet")

        self.smallest_cell_box.addWidget(self.smallest_cell_caption)

        self.smallest_cell = QLineEdit(ProjectDetails)
        self.smallest_cell.setObjectName(u"smallest_cell")

        self.smallest_cell_box.addWidget(self.smallest_cell)

        self.smallest_cell_problem = QLabel(ProjectDetails)
        self.smallest_cell_problem.setObjectName(u"smallest_cell_problem")
        self.smallest_cell_problem.setTextFormat(Qt.TextFormat.PlainText)
        self.smallest_cell_problem.setProperty(u"role", u"problem")
        self.smallest_cell_problem.setWordWrap(True)

        self.smallest_cell_box.addWidget(self.smallest_cell_problem)

        self.smallest_cell_note = QLabel(ProjectDetails)
        self.smallest_cell_note.setObjectName(u"smallest_cell_note")
        self.smallest_cell_note.setTextFormat(Qt.TextFormat.PlainText)
        self.smallest_cell_note.setProperty(u"role", u"quiet")
        self.smallest_cell_note.setWordWrap(True)

        self.smallest_cell_box.addWidget(self.smallest_cell_note)


        self.form_layout.addLayout(self.smallest_cell_box)

        self.zone_box = QVBoxLayout()
        self.zone_box.setSpacing(4)
        self.zone_box.setObjectName(u"zone_box")
        self.zone_caption = QLabel(ProjectDetails)
        self.zone_caption.setObjectName(u"zone_caption")
        self.zone_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.zone_caption.setProperty(u"role", u"quiet")

        self.zone_box.addWidget(self.zone_caption)

        self.zone = QComboBox(ProjectDetails)
        self.zone.setObjectName(u"zone")
        self.zone.setEditable(True)

        self.zone_box.addWidget(self.zone)

        self.zone_problem = QLabel(ProjectDetails)
        self.zone_problem.setObjectName(u"zone_problem")
        self.zone_problem.setTextFormat(Qt.TextFormat.PlainText)
        self.zone_problem.setProperty(u"role", u"problem")
        self.zone_problem.setWordWrap(True)

        self.zone_box.addWidget(self.zone_problem)


        self.form_layout.addLayout(self.zone_box)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.across = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.across)

        self.cancel = QPushButton(ProjectDetails)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setProperty(u"role", u"secondary")
        self.cancel.setAutoDefault(False)

        self.buttons.addWidget(self.cancel)

        self.ok = QPushButton(ProjectDetails)
        self.ok.setObjectName(u"ok")
        self.ok.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.ok)


        self.form_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.name_caption.setBuddy(self.name)
        self.controller_caption.setBuddy(self.controller)
        self.smallest_cell_caption.setBuddy(self.smallest_cell)
        self.zone_caption.setBuddy(self.zone)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ProjectDetails)

        self.ok.setDefault(True)

    # setupUi

    def retranslateUi(self, ProjectDetails):
        ProjectDetails.setWindowTitle(QCoreApplication.translate("ProjectDetails", u"Project details", None))
        self.heading.setText(QCoreApplication.translate("ProjectDetails", u"Project details", None))
        self.name_caption.setText(QCoreApplication.translate("ProjectDetails", u"Name of the programme of work", None))
        self.name_problem.setText("")
        self.controller_caption.setText(QCoreApplication.translate("ProjectDetails", u"Answerable for the personal data", None))
        self.controller.setPlaceholderText(QCoreApplication.translate("ProjectDetails", u"Example Group secretariat", None))
        self.controller_problem.setText("")
        self.controller_note.setText(QCoreApplication.translate("ProjectDetails", u"The data controller, an office or a person; printed on every summary.", None))
        self.smallest_cell_caption.setText(QCoreApplication.translate("ProjectDetails", u"Smallest number of one kind", None))
        self.smallest_cell_problem.setText("")
        self.smallest_cell_note.setText(QCoreApplication.translate("ProjectDetails", u"Outside, \u201ca union\u201d is said only where at least so many unions took part; else \u201ca participant\u201d.", None))
        self.zone_caption.setText(QCoreApplication.translate("ProjectDetails", u"Time zone of new engagements", None))
        self.zone_problem.setText("")
        self.cancel.setText(QCoreApplication.translate("ProjectDetails", u"Cancel", None))
        self.ok.setText(QCoreApplication.translate("ProjectDetails", u"Save", None))
    # retranslateUi

