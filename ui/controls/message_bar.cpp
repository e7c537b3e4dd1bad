#include "ui/controls/message_bar.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/controls/control.h"
#include "ui/shared/literal_text.h"

namespace synthslice::ui {

namespace {

constexpr int mostWithoutRemedy = 3;
constexpr const char* hasRemedy = "hasRemedy";
constexpr const char* kindOfRow = "kind";

QStyle::StandardPixmap iconOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Info:
        return QStyle::SP_MessageBoxInformation;
    case MessageBar::Kind::Warning:
        return QStyle::SP_MessageBoxWarning;
    case MessageBar::Kind::Error:
        return QStyle::SP_MessageBoxCritical;
    }
    return QStyle::SP_MessageBoxInformation;
}

}  // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(1);
    hide();
}

void MessageBar::add(Kind kind, const QString& text, const std::vector<Remedy>& remedies)
{
    if (texts().contains(text)) {
        return;
    }
    auto* row = new QFrame(this);
    row->setFrameShape(QFrame::StyledPanel);
    row->setAutoFillBackground(true);
    row->setBackgroundRole(QPalette::AlternateBase);
    auto* icon = new QLabel(row);
    icon->setPixmap(style()->standardIcon(iconOf(kind)).pixmap(20, 20));
    auto* label = new QLabel(text, row);
    named(label, "messageText", text, literalText(text));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(icon);
    layout->addWidget(label, 1);
    const auto dismiss = [this, row] {
        row->deleteLater();
        row->setParent(nullptr);
        showIfAny();
    };
    for (const Remedy& remedy : remedies) {
        auto* button = named(new QPushButton(remedy.label, row), "messageRemedy", remedy.label, remedy.label);
        connect(button, &QPushButton::clicked, this, [dismiss, apply = remedy.apply] {
            dismiss();
            apply();
        });
        layout->addWidget(button);
    }
    auto* close = named(new QToolButton(row), "messageDismiss", tr("Dismiss"), tr("Dismiss this message"));
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    connect(close, &QToolButton::clicked, this, dismiss);
    layout->addWidget(close);

    row->setProperty(hasRemedy, !remedies.empty());
    row->setProperty(kindOfRow, static_cast<int>(kind));
    static_cast<QVBoxLayout*>(this->layout())->insertWidget(0, row);
    dropOldest();
    show();
    emit added(text);
}

void MessageBar::dropOldest()
{
    QList<QWidget*> plain;
    for (int i = 0; i < layout()->count(); ++i) {
        QWidget* row = layout()->itemAt(i)->widget();
        if (!row->property(hasRemedy).toBool()) plain << row;
    }
    while (plain.size() > mostWithoutRemedy) delete plain.takeLast();
}

void MessageBar::add(const Error& error, const std::vector<Remedy>& remedies)
{
    if (error.code != ErrorCode::Cancelled) {
        add(Kind::Error, QString::fromStdString(error.text()), remedies);
    }
}

void MessageBar::clear()
{
    qDeleteAll(findChildren<QFrame*>(Qt::FindDirectChildrenOnly));
    hide();
}

void MessageBar::clear(Kind kind)
{
    for (QFrame* row : findChildren<QFrame*>(Qt::FindDirectChildrenOnly)) {
        if (!row->property(hasRemedy).toBool() && row->property(kindOfRow).toInt() == static_cast<int>(kind))
            delete row;
    }
    showIfAny();
}

void MessageBar::showIfAny()
{
    setVisible(!findChildren<QFrame*>(Qt::FindDirectChildrenOnly).isEmpty());
}

QStringList MessageBar::texts() const
{
    QStringList texts;
    for (const QLabel* label : findChildren<QLabel*>(QStringLiteral("messageText"))) {
        texts << label->text();
    }
    return texts;
}

}  // namespace synthslice::ui
