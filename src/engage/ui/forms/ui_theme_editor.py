# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'theme_editor.ui'
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

from engage.ui.widgets.colour_field import ColourField
from engage.ui.widgets.fields import (NoteField, TextField, WordsField)

class Ui_ThemeEditor(object):
    def setupUi(self, ThemeEditor):
        if not ThemeEditor.objectName():
            ThemeEditor.setObjectName(u"ThemeEditor")
        ThemeEditor.resize(320, 600)
        ThemeEditor.setWindowTitle(u"ThemeEditor")
        self.form_layout = QVBoxLayout(ThemeEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.row_1 = QHBoxLayout()
        self.row_1.setSpacing(8)
        self.row_1.setObjectName(u"row_1")
        self.code_box = QVBoxLayout()
        self.code_box.setSpacing(4)
        self.code_box.setObjectName(u"code_box")
        self.code_caption = QLabel(ThemeEditor)
        self.code_caption.setObjectName(u"code_caption")
        self.code_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.code_caption.setProperty(u"role", u"quiet")

        self.code_box.addWidget(self.code_caption)

        self.code = TextField(ThemeEditor)
        self.code.setObjectName(u"code")

        self.code_box.addWidget(self.code)


        self.row_1.addLayout(self.code_box)

        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(4)
        self.title_box.setObjectName(u"title_box")
        self.title_caption = QLabel(ThemeEditor)
        self.title_caption.setObjectName(u"title_caption")
        self.title_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.title_caption.setProperty(u"role", u"quiet")

        self.title_box.addWidget(self.title_caption)

        self.title = TextField(ThemeEditor)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)


        self.row_1.addLayout(self.title_box)

        self.row_1.setStretch(0, 1)
        self.row_1.setStretch(1, 3)

        self.form_layout.addLayout(self.row_1)

        self.description_box = QVBoxLayout()
        self.description_box.setSpacing(4)
        self.description_box.setObjectName(u"description_box")
        self.description_caption = QLabel(ThemeEditor)
        self.description_caption.setObjectName(u"description_caption")
        self.description_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.description_caption.setProperty(u"role", u"quiet")

        self.description_box.addWidget(self.description_caption)

        self.description = NoteField(ThemeEditor)
        self.description.setObjectName(u"description")

        self.description_box.addWidget(self.description)


        self.form_layout.addLayout(self.description_box)

        self.keywords_box = QVBoxLayout()
        self.keywords_box.setSpacing(4)
        self.keywords_box.setObjectName(u"keywords_box")
        self.keywords_caption = QLabel(ThemeEditor)
        self.keywords_caption.setObjectName(u"keywords_caption")
        self.keywords_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.keywords_caption.setProperty(u"role", u"quiet")

        self.keywords_box.addWidget(self.keywords_caption)

        self.keywords = WordsField(ThemeEditor)
        self.keywords.setObjectName(u"keywords")

        self.keywords_box.addWidget(self.keywords)


        self.form_layout.addLayout(self.keywords_box)

        self.colour_box = QVBoxLayout()
        self.colour_box.setSpacing(4)
        self.colour_box.setObjectName(u"colour_box")
        self.colour_caption = QLabel(ThemeEditor)
        self.colour_caption.setObjectName(u"colour_caption")
        self.colour_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.colour_caption.setProperty(u"role", u"quiet")

        self.colour_box.addWidget(self.colour_caption)

        self.colour = ColourField(ThemeEditor)
        self.colour.setObjectName(u"colour")

        self.colour_box.addWidget(self.colour)


        self.form_layout.addLayout(self.colour_box)

        self.tags_box = QVBoxLayout()
        self.tags_box.setSpacing(4)
        self.tags_box.setObjectName(u"tags_box")
        self.tags_caption = QLabel(ThemeEditor)
        self.tags_caption.setObjectName(u"tags_caption")
        self.tags_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.tags_caption.setProperty(u"role", u"quiet")

        self.tags_box.addWidget(self.tags_caption)

        self.tags = WordsField(ThemeEditor)
        self.tags.setObjectName(u"tags")

        self.tags_box.addWidget(self.tags)


        self.form_layout.addLayout(self.tags_box)

        self.notes_box = QVBoxLayout()
        self.notes_box.setSpacing(4)
        self.notes_box.setObjectName(u"notes_box")
        self.notes_caption = QLabel(ThemeEditor)
        self.notes_caption.setObjectName(u"notes_caption")
        self.notes_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_caption.setProperty(u"role", u"quiet")

        self.notes_box.addWidget(self.notes_caption)

        self.notes = NoteField(ThemeEditor)
        self.notes.setObjectName(u"notes")

        self.notes_box.addWidget(self.notes)


        self.form_layout.addLayout(self.notes_box)

        self.stretch_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch_2)

#if QT_CONFIG(shortcut)
        self.code_caption.setBuddy(self.code)
        self.title_caption.setBuddy(self.title)
        self.description_caption.setBuddy(self.description)
        self.keywords_caption.setBuddy(self.keywords)
        self.colour_caption.setBuddy(self.colour)
        self.tags_caption.setBuddy(self.tags)
        self.notes_caption.setBuddy(self.notes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ThemeEditor)
    # setupUi

    def retranslateUi(self, ThemeEditor):
        self.code_caption.setText(QCoreApplication.translate("ThemeEditor", u"Code", None))
        self.title_caption.setText(QCoreApplication.translate("ThemeEditor", u"Title", None))
        self.description_caption.setText(QCoreApplication.translate("ThemeEditor", u"Description", None))
        self.keywords_caption.setText(QCoreApplication.translate("ThemeEditor", u"Keywords", None))
        self.colour_caption.setText(QCoreApplication.translate("ThemeEditor", u"Colour", None))
        self.tags_caption.setText(QCoreApplication.translate("ThemeEditor", u"Tags", None))
        self.notes_caption.setText(QCoreApplication.translate("ThemeEditor", u"Notes", None))
        pass
    # retranslateUi

