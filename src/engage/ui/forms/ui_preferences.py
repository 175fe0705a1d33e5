# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'preferences.ui'
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
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from engage.ui.widgets.fields import (ChoiceField, TextField)

class Ui_Preferences(object):
    def setupUi(self, Preferences):
        if not Preferences.objectName():
            Preferences.setObjectName(u"Preferences")
        Preferences.resize(480, 560)
        self.form_layout = QVBoxLayout(Preferences)
        self.form_layout.setSpacing(16)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(24, 24, 24, 24)
        self.heading = QLabel(Preferences)
        self.heading.setObjectName(u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)

        self.form_layout.addWidget(self.heading)

        self.who_box = QVBoxLayout()
        self.who_box.setSpacing(4)
        self.who_box.setObjectName(u"who_box")
        self.who_row = QHBoxLayout()
        self.who_row.setSpacing(8)
        self.who_row.setObjectName(u"who_row")
        self.name_box = QVBoxLayout()
        self.name_box.setSpacing(4)
        self.name_box.setObjectName(u"name_box")
        self.name_caption = QLabel(Preferences)
        self.name_caption.setObjectName(u"name_caption")
        self.name_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.name_caption.setProperty(u"role", u"quiet")

        self.name_box.addWidget(self.name_caption)

        self.name = TextField(Preferences)
        self.name.setObjectName(u"name")

        self.name_box.addWidget(self.name)


        self.who_row.addLayout(self.name_box)

        self.initials_box = QVBoxLayout()
        self.initials_box.setSpacing(4)
        self.initials_box.setObjectName(u"initials_box")
        self.initials_caption = QLabel(Preferences)
        self.initials_caption.setObjectName(u"initials_caption")
        self.initials_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.initials_caption.setProperty(u"role", u"quiet")

        self.initials_box.addWidget(self.initials_caption)

        self.initials = TextField(Preferences)
        self.initials.setObjectName(u"initials")

        self.initials_box.addWidget(self.initials)


        self.who_row.addLayout(self.initials_box)

        self.who_row.setStretch(0, 3)
        self.who_row.setStretch(1, 1)

        self.who_box.addLayout(self.who_row)

        self.name_note = QLabel(Preferences)
        self.name_note.setObjectName(u"name_note")
        self.name_note.setTextFormat(Qt.TextFormat.PlainText)
        self.name_note.setProperty(u"role", u"quiet")
        self.name_note.setWordWrap(True)

        self.who_box.addWidget(self.name_note)


        self.form_layout.addLayout(self.who_box)

        self.appearance_box = QVBoxLayout()
        self.appearance_box.setSpacing(4)
        self.appearance_box.setObjectName(u"appearance_box")
        self.appearance_caption = QLabel(Preferences)
        self.appearance_caption.setObjectName(u"appearance_caption")
        self.appearance_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.appearance_caption.setProperty(u"role", u"quiet")

        self.appearance_box.addWidget(self.appearance_caption)

        self.appearance = ChoiceField(Preferences)
        self.appearance.setObjectName(u"appearance")

        self.appearance_box.addWidget(self.appearance)


        self.form_layout.addLayout(self.appearance_box)

        self.text_size_box = QVBoxLayout()
        self.text_size_box.setSpacing(4)
        self.text_size_box.setObjectName(u"text_size_box")
        self.text_size_caption = QLabel(Preferences)
        self.text_size_caption.setObjectName(u"text_size_caption")
        self.text_size_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.text_size_caption.setProperty(u"role", u"quiet")

        self.text_size_box.addWidget(self.text_size_caption)

        self.text_size = ChoiceField(Preferences)
        self.text_size.setObjectName(u"text_size")

        self.text_size_box.addWidget(self.text_size)

        self.text_size_note = QLabel(Preferences)
        self.text_size_note.setObjectName(u"text_size_note")
        self.text_size_note.setTextFormat(Qt.TextFormat.PlainText)
        self.text_size_note.setProperty(u"role", u"quiet")
        self.text_size_note.setWordWrap(True)

        self.text_size_box.addWidget(self.text_size_note)


        self.form_layout.addLayout(self.text_size_box)

        self.audience_box = QVBoxLayout()
        self.audience_box.setSpacing(4)
        self.audience_box.setObjectName(u"audience_box")
        self.audience_caption = QLabel(Preferences)
        self.audience_caption.setObjectName(u"audience_caption")
        self.audience_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.audience_caption.setProperty(u"role", u"quiet")

        self.audience_box.addWidget(self.audience_caption)

        self.audience = ChoiceField(Preferences)
        self.audience.setObjectName(u"audience")

        self.audience_box.addWidget(self.audience)

        self.audience_note = QLabel(Preferences)
        self.audience_note.setObjectName(u"audience_note")
        self.audience_note.setTextFormat(Qt.TextFormat.PlainText)
        self.audience_note.setProperty(u"role", u"quiet")
        self.audience_note.setWordWrap(True)

        self.audience_box.addWidget(self.audience_note)


        self.form_layout.addLayout(self.audience_box)

        self.lock_after_box = QVBoxLayout()
        self.lock_after_box.setSpacing(4)
        self.lock_after_box.setObjectName(u"lock_after_box")
        self.lock_after_caption = QLabel(Preferences)
        self.lock_after_caption.setObjectName(u"lock_after_caption")
        self.lock_after_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.lock_after_caption.setProperty(u"role", u"quiet")

        self.lock_after_box.addWidget(self.lock_after_caption)

        self.lock_after = ChoiceField(Preferences)
        self.lock_after.setObjectName(u"lock_after")

        self.lock_after_box.addWidget(self.lock_after)

        self.lock_after_note = QLabel(Preferences)
        self.lock_after_note.setObjectName(u"lock_after_note")
        self.lock_after_note.setTextFormat(Qt.TextFormat.PlainText)
        self.lock_after_note.setProperty(u"role", u"quiet")
        self.lock_after_note.setWordWrap(True)

        self.lock_after_box.addWidget(self.lock_after_note)


        self.form_layout.addLayout(self.lock_after_box)

        self.project_place = QWidget(Preferences)
        self.project_place.setObjectName(u"project_place")
        self.project_row = QHBoxLayout(self.project_place)
        self.project_row.setSpacing(8)
        self.project_row.setObjectName(u"project_row")
        self.project_row.setContentsMargins(0, 0, 0, 0)
        self.smallest_cell = QLabel(self.project_place)
        self.smallest_cell.setObjectName(u"smallest_cell")
        self.smallest_cell.setTextFormat(Qt.TextFormat.PlainText)
        self.smallest_cell.setProperty(u"role", u"quiet")
        self.smallest_cell.setWordWrap(True)

        self.project_row.addWidget(self.smallest_cell)

        self.details_button = QPushButton(self.project_place)
        self.details_button.setObjectName(u"details_button")
        self.details_button.setProperty(u"role", u"secondary")
        self.details_button.setAutoDefault(False)

        self.project_row.addWidget(self.details_button)

        self.project_row.setStretch(0, 1)

        self.form_layout.addWidget(self.project_place)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.setObjectName(u"buttons")
        self.across = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttons.addItem(self.across)

        self.close_button = QPushButton(Preferences)
        self.close_button.setObjectName(u"close_button")
        self.close_button.setProperty(u"role", u"primary")

        self.buttons.addWidget(self.close_button)


        self.form_layout.addLayout(self.buttons)

#if QT_CONFIG(shortcut)
        self.name_caption.setBuddy(self.name)
        self.initials_caption.setBuddy(self.initials)
        self.appearance_caption.setBuddy(self.appearance)
        self.text_size_caption.setBuddy(self.text_size)
        self.audience_caption.setBuddy(self.audience)
        self.lock_after_caption.setBuddy(self.lock_after)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Preferences)

        self.close_button.setDefault(True)

    # setupUi

    def retranslateUi(self, Preferences):
        Preferences.setWindowTitle(QCoreApplication.translate("Preferences", u"Preferences", None))
        self.heading.setText(QCoreApplication.translate("Preferences", u"Preferences", None))
        self.name_caption.setText(QCoreApplication.translate("Preferences", u"Your name", None))
        self.initials_caption.setText(QCoreApplication.translate("Preferences", u"Initials", None))
        self.name_note.setText(QCoreApplication.translate("Preferences", u"The name stands in the history beside everything that you do; the initials stand at the foot of the window, to show as whom you work.", None))
        self.appearance_caption.setText(QCoreApplication.translate("Preferences", u"Colours", None))
        self.text_size_caption.setText(QCoreApplication.translate("Preferences", u"Text size of what was said", None))
        self.text_size_note.setText(QCoreApplication.translate("Preferences", u"In the feedback that you read and the line that you log.", None))
        self.audience_caption.setText(QCoreApplication.translate("Preferences", u"Summaries are at first for", None))
        self.audience_note.setText(QCoreApplication.translate("Preferences", u"Holds at once, unless you have chosen another on the page of summaries.", None))
        self.lock_after_caption.setText(QCoreApplication.translate("Preferences", u"Lock encrypted projects", None))
        self.lock_after_note.setText(QCoreApplication.translate("Preferences", u"They are locked in any case when the computer sleeps or its screen is locked.", None))
        self.smallest_cell.setText("")
        self.details_button.setText(QCoreApplication.translate("Preferences", u"Project details\u2026", None))
        self.close_button.setText(QCoreApplication.translate("Preferences", u"Close", None))
    # retranslateUi

