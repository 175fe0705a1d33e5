# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'summary_options.ui'
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

from engage.ui.summaries.chooser import SummaryChooser

class Ui_SummaryOptions(object):
    def setupUi(self, SummaryOptions):
        if not SummaryOptions.objectName():
            SummaryOptions.setObjectName(u"SummaryOptions")
        SummaryOptions.resize(320, 600)
        SummaryOptions.setWindowTitle(u"SummaryOptions")
        self.form_layout = QVBoxLayout(SummaryOptions)
        self.form_layout.setSpacing(12)
        self.form_layout.setObjectName(u"form_layout")
        self.form_layout.setContentsMargins(16, 16, 16, 16)
        self.summary_box = QVBoxLayout()
        self.summary_box.setSpacing(4)
        self.summary_box.setObjectName(u"summary_box")
        self.summary_caption = QLabel(SummaryOptions)
        self.summary_caption.setObjectName(u"summary_caption")
        self.summary_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.summary_caption.setProperty(u"role", u"quiet")

        self.summary_box.addWidget(self.summary_caption)

        self.summary = SummaryChooser(SummaryOptions)
        self.summary.setObjectName(u"summary")

        self.summary_box.addWidget(self.summary)


        self.form_layout.addLayout(self.summary_box)

        self.description = QLabel(SummaryOptions)
        self.description.setObjectName(u"description")
        self.description.setTextFormat(Qt.TextFormat.PlainText)
        self.description.setProperty(u"role", u"quiet")
        self.description.setWordWrap(True)

        self.form_layout.addWidget(self.description)

        self.scope_place_box = QVBoxLayout()
        self.scope_place_box.setSpacing(4)
        self.scope_place_box.setObjectName(u"scope_place_box")
        self.scope_place_caption = QLabel(SummaryOptions)
        self.scope_place_caption.setObjectName(u"scope_place_caption")
        self.scope_place_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.scope_place_caption.setProperty(u"role", u"quiet")

        self.scope_place_box.addWidget(self.scope_place_caption)

        self.scope_place = QVBoxLayout()
        self.scope_place.setObjectName(u"scope_place")

        self.scope_place_box.addLayout(self.scope_place)


        self.form_layout.addLayout(self.scope_place_box)

        self.own_place = QVBoxLayout()
        self.own_place.setObjectName(u"own_place")

        self.form_layout.addLayout(self.own_place)

        self.internal_box = QVBoxLayout()
        self.internal_box.setSpacing(4)
        self.internal_box.setObjectName(u"internal_box")
        self.internal_caption = QLabel(SummaryOptions)
        self.internal_caption.setObjectName(u"internal_caption")
        self.internal_caption.setTextFormat(Qt.TextFormat.PlainText)
        self.internal_caption.setProperty(u"role", u"quiet")

        self.internal_box.addWidget(self.internal_caption)

        self.row_1 = QHBoxLayout()
        self.row_1.setSpacing(8)
        self.row_1.setObjectName(u"row_1")
        self.internal = QPushButton(SummaryOptions)
        self.internal.setObjectName(u"internal")
        self.internal.setCheckable(True)
        self.internal.setAutoExclusive(True)

        self.row_1.addWidget(self.internal)

        self.shared = QPushButton(SummaryOptions)
        self.shared.setObjectName(u"shared")
        self.shared.setCheckable(True)
        self.shared.setAutoExclusive(True)

        self.row_1.addWidget(self.shared)

        self.public_ = QPushButton(SummaryOptions)
        self.public_.setObjectName(u"public_")
        self.public_.setCheckable(True)
        self.public_.setAutoExclusive(True)

        self.row_1.addWidget(self.public_)


        self.internal_box.addLayout(self.row_1)


        self.form_layout.addLayout(self.internal_box)

        self.audience_note = QLabel(SummaryOptions)
        self.audience_note.setObjectName(u"audience_note")
        self.audience_note.setTextFormat(Qt.TextFormat.PlainText)
        self.audience_note.setProperty(u"role", u"note")
        self.audience_note.setWordWrap(True)

        self.form_layout.addWidget(self.audience_note)

        self.template_place = QVBoxLayout()
        self.template_place.setObjectName(u"template_place")

        self.form_layout.addLayout(self.template_place)

        self.made = QLabel(SummaryOptions)
        self.made.setObjectName(u"made")
        self.made.setTextFormat(Qt.TextFormat.PlainText)
        self.made.setProperty(u"role", u"quiet")
        self.made.setWordWrap(True)

        self.form_layout.addWidget(self.made)

        self.stretch_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.form_layout.addItem(self.stretch_2)

#if QT_CONFIG(shortcut)
        self.summary_caption.setBuddy(self.summary)
        self.internal_caption.setBuddy(self.internal)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SummaryOptions)
    # setupUi

    def retranslateUi(self, SummaryOptions):
        self.summary_caption.setText(QCoreApplication.translate("SummaryOptions", u"Summary", None))
        self.description.setText("")
        self.scope_place_caption.setText(QCoreApplication.translate("SummaryOptions", u"Scope", None))
        self.internal_caption.setText(QCoreApplication.translate("SummaryOptions", u"Audience", None))
        self.internal.setText(QCoreApplication.translate("SummaryOptions", u"Internal", None))
        self.shared.setText(QCoreApplication.translate("SummaryOptions", u"Shared", None))
        self.public_.setText(QCoreApplication.translate("SummaryOptions", u"Public", None))
        self.audience_note.setText("")
        self.made.setText("")
        pass
    # retranslateUi

