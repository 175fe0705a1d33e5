# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'engagement_editor.ui'
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

from engage.ui.widgets.fields import (ChoiceField, DateField, FlagField, NoteField,
    TextField, WordsField)

class Ui_EngagementEditor(object):
    def setupUi(self, EngagementEditor):
        if not EngagementEditor.objectName():
            EngagementEditor.setObjectName(u"EngagementEditor")
        EngagementEditor.resize(320, 600)
        EngagementEditor.setWindowTitle(u"EngagementEditor")
        self.form_layout = QVBoxLayout(EngagementEditor)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 12, 16, 16)
        self.title_box = QVBoxLayout()
        self.title_box.setSpacing(4)
        self.title_box.setObjectName(u"title_box")
        self.title_caption = QLabel(EngagementEditor)
        self.title_caption.setObjectName(u"title_caption")
        self.title_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.title_caption.setProperty(u"role", u"quiet")

        self.title_box.addWidget(self.title_caption)

        self.title = TextField(EngagementEditor)
        self.title.setObjectName(u"title")

        self.title_box.addWidget(self.title)


        self.form_layout.addLayout(self.title_box)

        self.row_1 = QHBoxLayout()
        self.row_1.setSpacing(8)
        self.row_1.setObjectName(u"row_1")
        self.held_on_box = QVBoxLayout()
        self.held_on_box.setSpacing(4)
        self.held_on_box.setObjectName(u"held_on_box")
        self.held_on_caption = QLabel(EngagementEditor)
        self.held_on_caption.setObjectName(u"held_on_caption")
        self.held_on_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.held_on_caption.setProperty(u"role", u"quiet")

        self.held_on_box.addWidget(self.held_on_caption)

        self.held_on = DateField(EngagementEditor)
        self.held_on.setObjectName(u"held_on")

        self.held_on_box.addWidget(self.held_on)


        self.row_1.addLayout(self.held_on_box)

        self.channel_box = QVBoxLayout()
        self.channel_box.setSpacing(4)
        self.channel_box.setObjectName(u"channel_box")
        self.channel_caption = QLabel(EngagementEditor)
        self.channel_caption.setObjectName(u"channel_caption")
        self.channel_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.channel_caption.setProperty(u"role", u"quiet")

        self.channel_box.addWidget(self.channel_caption)

        self.channel = ChoiceField(EngagementEditor)
        self.channel.setObjectName(u"channel")

        self.channel_box.addWidget(self.channel)


        self.row_1.addLayout(self.channel_box)

        self.row_1.setStretch(0, 1)
        self.row_1.setStretch(1, 1)

        self.form_layout.addLayout(self.row_1)

        self.row_2 = QHBoxLayout()
        self.row_2.setSpacing(8)
        self.row_2.setObjectName(u"row_2")
        self.place_box = QVBoxLayout()
        self.place_box.setSpacing(4)
        self.place_box.setObjectName(u"place_box")
        self.place_caption = QLabel(EngagementEditor)
        self.place_caption.setObjectName(u"place_caption")
        self.place_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.place_caption.setProperty(u"role", u"quiet")

        self.place_box.addWidget(self.place_caption)

        self.place = TextField(EngagementEditor)
        self.place.setObjectName(u"place")

        self.place_box.addWidget(self.place)


        self.row_2.addLayout(self.place_box)

        self.owner_box = QVBoxLayout()
        self.owner_box.setSpacing(4)
        self.owner_box.setObjectName(u"owner_box")
        self.owner_caption = QLabel(EngagementEditor)
        self.owner_caption.setObjectName(u"owner_caption")
        self.owner_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.owner_caption.setProperty(u"role", u"quiet")

        self.owner_box.addWidget(self.owner_caption)

        self.owner = TextField(EngagementEditor)
        self.owner.setObjectName(u"owner")

        self.owner_box.addWidget(self.owner)


        self.row_2.addLayout(self.owner_box)

        self.row_2.setStretch(0, 1)
        self.row_2.setStretch(1, 1)

        self.form_layout.addLayout(self.row_2)

        self.rule_box = QVBoxLayout()
        self.rule_box.setSpacing(4)
        self.rule_box.setObjectName(u"rule_box")
        self.rule_caption = QLabel(EngagementEditor)
        self.rule_caption.setObjectName(u"rule_caption")
        self.rule_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.rule_caption.setProperty(u"role", u"quiet")

        self.rule_box.addWidget(self.rule_caption)

        self.rule = ChoiceField(EngagementEditor)
        self.rule.setObjectName(u"rule")

        self.rule_box.addWidget(self.rule)


        self.form_layout.addLayout(self.rule_box)

        self.agenda_box = QVBoxLayout()
        self.agenda_box.setSpacing(4)
        self.agenda_box.setObjectName(u"agenda_box")
        self.agenda_caption = QLabel(EngagementEditor)
        self.agenda_caption.setObjectName(u"agenda_caption")
        self.agenda_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.agenda_caption.setProperty(u"role", u"quiet")

        self.agenda_box.addWidget(self.agenda_caption)

        self.agenda = ChoiceField(EngagementEditor)
        self.agenda.setObjectName(u"agenda")

        self.agenda_box.addWidget(self.agenda)


        self.form_layout.addLayout(self.agenda_box)

        self.summary_box = QVBoxLayout()
        self.summary_box.setSpacing(4)
        self.summary_box.setObjectName(u"summary_box")
        self.summary_caption = QLabel(EngagementEditor)
        self.summary_caption.setObjectName(u"summary_caption")
        self.summary_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.summary_caption.setProperty(u"role", u"quiet")

        self.summary_box.addWidget(self.summary_caption)

        self.summary = NoteField(EngagementEditor)
        self.summary.setObjectName(u"summary")

        self.summary_box.addWidget(self.summary)


        self.form_layout.addLayout(self.summary_box)

        self.tags_box = QVBoxLayout()
        self.tags_box.setSpacing(4)
        self.tags_box.setObjectName(u"tags_box")
        self.tags_caption = QLabel(EngagementEditor)
        self.tags_caption.setObjectName(u"tags_caption")
        self.tags_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.tags_caption.setProperty(u"role", u"quiet")

        self.tags_box.addWidget(self.tags_caption)

        self.tags = WordsField(EngagementEditor)
        self.tags.setObjectName(u"tags")

        self.tags_box.addWidget(self.tags)


        self.form_layout.addLayout(self.tags_box)

        self.notes_box = QVBoxLayout()
        self.notes_box.setSpacing(4)
        self.notes_box.setObjectName(u"notes_box")
        self.notes_caption = QLabel(EngagementEditor)
        self.notes_caption.setObjectName(u"notes_caption")
        self.notes_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.notes_caption.setProperty(u"role", u"quiet")

        self.notes_box.addWidget(self.notes_caption)

        self.notes = NoteField(EngagementEditor)
        self.notes.setObjectName(u"notes")

        self.notes_box.addWidget(self.notes)


        self.form_layout.addLayout(self.notes_box)

        self.archived_box = QVBoxLayout()
        self.archived_box.setSpacing(4)
        self.archived_box.setObjectName(u"archived_box")
        self.archived = FlagField(EngagementEditor)
        self.archived.setObjectName(u"archived")

        self.archived_box.addWidget(self.archived)


        self.form_layout.addLayout(self.archived_box)

        self.stretch_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch_3)

#if QT_CONFIG(shortcut)
        self.title_caption.setBuddy(self.title)
        self.held_on_caption.setBuddy(self.held_on)
        self.channel_caption.setBuddy(self.channel)
        self.place_caption.setBuddy(self.place)
        self.owner_caption.setBuddy(self.owner)
        self.rule_caption.setBuddy(self.rule)
        self.agenda_caption.setBuddy(self.agenda)
        self.summary_caption.setBuddy(self.summary)
        self.tags_caption.setBuddy(self.tags)
        self.notes_caption.setBuddy(self.notes)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(EngagementEditor)
    # setupUi

    def retranslateUi(self, EngagementEditor):
        self.title_caption.setText(QCoreApplication.translate("EngagementEditor", u"Title", None))
        self.held_on_caption.setText(QCoreApplication.translate("EngagementEditor", u"Date", None))
        self.channel_caption.setText(QCoreApplication.translate("EngagementEditor", u"Channel", None))
        self.place_caption.setText(QCoreApplication.translate("EngagementEditor", u"Place", None))
        self.owner_caption.setText(QCoreApplication.translate("EngagementEditor", u"Owner here", None))
        self.rule_caption.setText(QCoreApplication.translate("EngagementEditor", u"What may be said of it outside", None))
        self.agenda_caption.setText(QCoreApplication.translate("EngagementEditor", u"Agenda to log against", None))
        self.summary_caption.setText(QCoreApplication.translate("EngagementEditor", u"Summary, for readers outside", None))
        self.tags_caption.setText(QCoreApplication.translate("EngagementEditor", u"Tags", None))
        self.notes_caption.setText(QCoreApplication.translate("EngagementEditor", u"Notes for ourselves", None))
        self.archived.setText(QCoreApplication.translate("EngagementEditor", u"Archived", None))
        pass
    # retranslateUi

