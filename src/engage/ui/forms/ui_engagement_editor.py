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

from engage.ui.engagements.clock_fields import (TimeField, ZoneField)
from engage.ui.widgets.fields import (ChoiceField, DateField, FlagField, TextField,
    WordsField)

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

        self.row_times = QHBoxLayout()
        self.row_times.setSpacing(8)
        self.row_times.setObjectName(u"row_times")
        self.starts_at_box = QVBoxLayout()
        self.starts_at_box.setSpacing(4)
        self.starts_at_box.setObjectName(u"starts_at_box")
        self.starts_at_caption = QLabel(EngagementEditor)
        self.starts_at_caption.setObjectName(u"starts_at_caption")
        self.starts_at_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.starts_at_caption.setProperty(u"role", u"quiet")

        self.starts_at_box.addWidget(self.starts_at_caption)

        self.starts_at = TimeField(EngagementEditor)
        self.starts_at.setObjectName(u"starts_at")

        self.starts_at_box.addWidget(self.starts_at)


        self.row_times.addLayout(self.starts_at_box)

        self.ends_at_box = QVBoxLayout()
        self.ends_at_box.setSpacing(4)
        self.ends_at_box.setObjectName(u"ends_at_box")
        self.ends_at_caption = QLabel(EngagementEditor)
        self.ends_at_caption.setObjectName(u"ends_at_caption")
        self.ends_at_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.ends_at_caption.setProperty(u"role", u"quiet")

        self.ends_at_box.addWidget(self.ends_at_caption)

        self.ends_at = TimeField(EngagementEditor)
        self.ends_at.setObjectName(u"ends_at")

        self.ends_at_box.addWidget(self.ends_at)


        self.row_times.addLayout(self.ends_at_box)

        self.row_times.setStretch(0, 1)
        self.row_times.setStretch(1, 1)

        self.form_layout.addLayout(self.row_times)

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


        self.form_layout.addLayout(self.place_box)

        self.row_2 = QHBoxLayout()
        self.row_2.setSpacing(8)
        self.row_2.setObjectName(u"row_2")
        self.zone_box = QVBoxLayout()
        self.zone_box.setSpacing(4)
        self.zone_box.setObjectName(u"zone_box")
        self.zone_caption = QLabel(EngagementEditor)
        self.zone_caption.setObjectName(u"zone_caption")
        self.zone_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.zone_caption.setProperty(u"role", u"quiet")

        self.zone_box.addWidget(self.zone_caption)

        self.zone = ZoneField(EngagementEditor)
        self.zone.setObjectName(u"zone")

        self.zone_box.addWidget(self.zone)


        self.row_2.addLayout(self.zone_box)

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
        self.starts_at_caption.setBuddy(self.starts_at)
        self.ends_at_caption.setBuddy(self.ends_at)
        self.place_caption.setBuddy(self.place)
        self.zone_caption.setBuddy(self.zone)
        self.owner_caption.setBuddy(self.owner)
        self.rule_caption.setBuddy(self.rule)
        self.agenda_caption.setBuddy(self.agenda)
        self.tags_caption.setBuddy(self.tags)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(EngagementEditor)
    # setupUi

    def retranslateUi(self, EngagementEditor):
        self.title_caption.setText(QCoreApplication.translate("EngagementEditor", u"Title", None))
        self.held_on_caption.setText(QCoreApplication.translate("EngagementEditor", u"Date", None))
        self.channel_caption.setText(QCoreApplication.translate("EngagementEditor", u"Channel", None))
        self.starts_at_caption.setText(QCoreApplication.translate("EngagementEditor", u"Starts", None))
        self.ends_at_caption.setText(QCoreApplication.translate("EngagementEditor", u"Ends", None))
        self.place_caption.setText(QCoreApplication.translate("EngagementEditor", u"Place", None))
        self.zone_caption.setText(QCoreApplication.translate("EngagementEditor", u"Time zone", None))
        self.owner_caption.setText(QCoreApplication.translate("EngagementEditor", u"Owner here", None))
        self.rule_caption.setText(QCoreApplication.translate("EngagementEditor", u"What may be said of it outside", None))
        self.agenda_caption.setText(QCoreApplication.translate("EngagementEditor", u"Agenda to log against", None))
        self.tags_caption.setText(QCoreApplication.translate("EngagementEditor", u"Tags", None))
        self.archived.setText(QCoreApplication.translate("EngagementEditor", u"Archived", None))
        pass
    # retranslateUi

