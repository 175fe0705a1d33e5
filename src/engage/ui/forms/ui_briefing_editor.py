# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'briefing_editor.ui'
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
from PySide6.QtWidgets import (QApplication, QLabel, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from engage.ui.widgets.fields import (ChoiceField, FlagField, NoteField, TextField)

class Ui_BriefingEditor(object):
    def setupUi(self, BriefingEditor):
        if not BriefingEditor.objectName():
            BriefingEditor.setObjectName(u"BriefingEditor")
        BriefingEditor.resize(320, 480)
        BriefingEditor.setWindowTitle(u"BriefingEditor")
        self.form_layout = QVBoxLayout(BriefingEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(4)
        self.title_box.setObjectName(u"title_box")
        self.title_caption = QLabel(BriefingEditor)
        self.title_caption.setObjectName(u"title_caption")
        self.title_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.title_caption.setProperty(u"role", u"quiet")

        self.title_box.addWidget(self.title_caption)

        self.title = TextField(BriefingEditor)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)


        self.form_layout.addLayout(self.title_box)

        self.subtitle_box = QVBoxLayout()
        self.subtitle_box.setSpacing(4)
        self.subtitle_box.setObjectName(u"subtitle_box")
        self.subtitle_caption = QLabel(BriefingEditor)
        self.subtitle_caption.setObjectName(u"subtitle_caption")
        self.subtitle_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.subtitle_caption.setProperty(u"role", u"quiet")

        self.subtitle_box.addWidget(self.subtitle_caption)

        self.subtitle = TextField(BriefingEditor)
        self.subtitle.setObjectName(u"subtitle")

        self.subtitle_box.addWidget(self.subtitle)


        self.form_layout.addLayout(self.subtitle_box)

        self.audience_box = QVBoxLayout()
        self.audience_box.setSpacing(4)
        self.audience_box.setObjectName(u"audience_box")
        self.audience_caption = QLabel(BriefingEditor)
        self.audience_caption.setObjectName(u"audience_caption")
        self.audience_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.audience_caption.setProperty(u"role", u"quiet")

        self.audience_box.addWidget(self.audience_caption)

        self.audience = ChoiceField(BriefingEditor)
        self.audience.setObjectName(u"audience")

        self.audience_box.addWidget(self.audience)


        self.form_layout.addLayout(self.audience_box)

        self.template_box = QVBoxLayout()
        self.template_box.setSpacing(4)
        self.template_box.setObjectName(u"template_box")
        self.template_caption = QLabel(BriefingEditor)
        self.template_caption.setObjectName(u"template_caption")
        self.template_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.template_caption.setProperty(u"role", u"quiet")

        self.template_box.addWidget(self.template_caption)

        self.template = ChoiceField(BriefingEditor)
        self.template.setObjectName(u"template")

        self.template_box.addWidget(self.template)


        self.form_layout.addLayout(self.template_box)

        self.language_box = QVBoxLayout()
        self.language_box.setSpacing(4)
        self.language_box.setObjectName(u"language_box")
        self.language_caption = QLabel(BriefingEditor)
        self.language_caption.setObjectName(u"language_caption")
        self.language_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.language_caption.setProperty(u"role", u"quiet")

        self.language_box.addWidget(self.language_caption)

        self.language = TextField(BriefingEditor)
        self.language.setObjectName(u"language")

        self.language_box.addWidget(self.language)


        self.form_layout.addLayout(self.language_box)

        self.notes_box = QVBoxLayout()
        self.notes_box.setSpacing(4)
        self.notes_box.setObjectName(u"notes_box")
        self.notes_caption = QLabel(BriefingEditor)
        self.notes_caption.setObjectName(u"notes_caption")
        self.notes_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_caption.setProperty(u"role", u"quiet")

        self.notes_box.addWidget(self.notes_caption)

        self.notes = NoteField(BriefingEditor)
        self.notes.setObjectName(u"notes")

        self.notes_box.addWidget(self.notes)


        self.form_layout.addLayout(self.notes_box)

        self.archived_box = QVBoxLayout()
        self.archived_box.setSpacing(4)
        self.archived_box.setObjectName(u"archived_box")
        self.archived = FlagField(BriefingEditor)
        self.archived.setObjectName(u"archived")

        self.archived_box.addWidget(self.archived)


        self.form_layout.addLayout(self.archived_box)

        self.below = QSpacerItem(20, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.below)

#if QT_CONFIG(shortcut)
        self.title_caption.setBuddy(self.title)
        self.subtitle_caption.setBuddy(self.subtitle)
        self.audience_caption.setBuddy(self.audience)
        self.template_caption.setBuddy(self.template)
        self.language_caption.setBuddy(self.language)
        self.notes_caption.setBuddy(self.notes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(BriefingEditor)
    # setupUi

    def retranslateUi(self, BriefingEditor):
        self.title_caption.setText(QCoreApplication.translate("BriefingEditor", u"Title", None))
        self.subtitle_caption.setText(QCoreApplication.translate("BriefingEditor", u"Subtitle", None))
        self.audience_caption.setText(QCoreApplication.translate("BriefingEditor", u"For whom", None))
        self.template_caption.setText(QCoreApplication.translate("BriefingEditor", u"Look", None))
        self.language_caption.setText(QCoreApplication.translate("BriefingEditor", u"Language (a tag such as en-GB or cy)", None))
        self.notes_caption.setText(QCoreApplication.translate("BriefingEditor", u"Notes", None))
        self.archived.setText(QCoreApplication.translate("BriefingEditor", u"Archived", None))
        pass
    # retranslateUi

