# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'agenda_editor.ui'
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

from engage.ui.widgets.fields import (DateField, NoteField, TextField, WordsField)

class Ui_AgendaEditor(object):
    def setupUi(self, AgendaEditor):
        if not AgendaEditor.objectName():
            AgendaEditor.setObjectName(u"AgendaEditor")
        AgendaEditor.resize(320, 600)
        AgendaEditor.setWindowTitle(u"AgendaEditor")
        self.form_layout = QVBoxLayout(AgendaEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(4)
        self.title_box.setObjectName(u"title_box")
        self.title_caption = QLabel(AgendaEditor)
        self.title_caption.setObjectName(u"title_caption")
        self.title_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.title_caption.setProperty(u"role", u"quiet")

        self.title_box.addWidget(self.title_caption)

        self.title = TextField(AgendaEditor)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)


        self.form_layout.addLayout(self.title_box)

        self.row_1 = QHBoxLayout()
        self.row_1.setSpacing(8)
        self.row_1.setObjectName(u"row_1")
        self.version_box = QVBoxLayout()
        self.version_box.setSpacing(4)
        self.version_box.setObjectName(u"version_box")
        self.version_caption = QLabel(AgendaEditor)
        self.version_caption.setObjectName(u"version_caption")
        self.version_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.version_caption.setProperty(u"role", u"quiet")

        self.version_box.addWidget(self.version_caption)

        self.version = TextField(AgendaEditor)
        self.version.setObjectName(u"version")

        self.version_box.addWidget(self.version)


        self.row_1.addLayout(self.version_box)

        self.published_on_box = QVBoxLayout()
        self.published_on_box.setSpacing(4)
        self.published_on_box.setObjectName(u"published_on_box")
        self.published_on_caption = QLabel(AgendaEditor)
        self.published_on_caption.setObjectName(u"published_on_caption")
        self.published_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.published_on_caption.setProperty(u"role", u"quiet")

        self.published_on_box.addWidget(self.published_on_caption)

        self.published_on = DateField(AgendaEditor)
        self.published_on.setObjectName(u"published_on")

        self.published_on_box.addWidget(self.published_on)


        self.row_1.addLayout(self.published_on_box)

        self.row_1.setStretch(0, 1)
        self.row_1.setStretch(1, 1)

        self.form_layout.addLayout(self.row_1)

        self.publisher_box = QVBoxLayout()
        self.publisher_box.setSpacing(4)
        self.publisher_box.setObjectName(u"publisher_box")
        self.publisher_caption = QLabel(AgendaEditor)
        self.publisher_caption.setObjectName(u"publisher_caption")
        self.publisher_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.publisher_caption.setProperty(u"role", u"quiet")

        self.publisher_box.addWidget(self.publisher_caption)

        self.publisher = TextField(AgendaEditor)
        self.publisher.setObjectName(u"publisher")

        self.publisher_box.addWidget(self.publisher)


        self.form_layout.addLayout(self.publisher_box)

        self.url_box = QVBoxLayout()
        self.url_box.setSpacing(4)
        self.url_box.setObjectName(u"url_box")
        self.url_caption = QLabel(AgendaEditor)
        self.url_caption.setObjectName(u"url_caption")
        self.url_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.url_caption.setProperty(u"role", u"quiet")

        self.url_box.addWidget(self.url_caption)

        self.url = TextField(AgendaEditor)
        self.url.setObjectName(u"url")

        self.url_box.addWidget(self.url)


        self.form_layout.addLayout(self.url_box)

        self.level_names_box = QVBoxLayout()
        self.level_names_box.setSpacing(4)
        self.level_names_box.setObjectName(u"level_names_box")
        self.level_names_caption = QLabel(AgendaEditor)
        self.level_names_caption.setObjectName(u"level_names_caption")
        self.level_names_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.level_names_caption.setProperty(u"role", u"quiet")

        self.level_names_box.addWidget(self.level_names_caption)

        self.level_names = WordsField(AgendaEditor)
        self.level_names.setObjectName(u"level_names")

        self.level_names_box.addWidget(self.level_names)


        self.form_layout.addLayout(self.level_names_box)

        self.notes_box = QVBoxLayout()
        self.notes_box.setSpacing(4)
        self.notes_box.setObjectName(u"notes_box")
        self.notes_caption = QLabel(AgendaEditor)
        self.notes_caption.setObjectName(u"notes_caption")
        self.notes_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_caption.setProperty(u"role", u"quiet")

        self.notes_box.addWidget(self.notes_caption)

        self.notes = NoteField(AgendaEditor)
        self.notes.setObjectName(u"notes")

        self.notes_box.addWidget(self.notes)


        self.form_layout.addLayout(self.notes_box)

        self.stretch_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch_2)

#if QT_CONFIG(shortcut)
        self.title_caption.setBuddy(self.title)
        self.version_caption.setBuddy(self.version)
        self.published_on_caption.setBuddy(self.published_on)
        self.publisher_caption.setBuddy(self.publisher)
        self.url_caption.setBuddy(self.url)
        self.level_names_caption.setBuddy(self.level_names)
        self.notes_caption.setBuddy(self.notes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(AgendaEditor)
    # setupUi

    def retranslateUi(self, AgendaEditor):
        self.title_caption.setText(QCoreApplication.translate("AgendaEditor", u"Title", None))
        self.version_caption.setText(QCoreApplication.translate("AgendaEditor", u"Version", None))
        self.published_on_caption.setText(QCoreApplication.translate("AgendaEditor", u"Published on", None))
        self.publisher_caption.setText(QCoreApplication.translate("AgendaEditor", u"Publisher", None))
        self.url_caption.setText(QCoreApplication.translate("AgendaEditor", u"Web address", None))
        self.level_names_caption.setText(QCoreApplication.translate("AgendaEditor", u"Levels from the top", None))
        self.notes_caption.setText(QCoreApplication.translate("AgendaEditor", u"Notes", None))
        pass
    # retranslateUi

