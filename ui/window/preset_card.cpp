#include "ui/window/preset_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/controls/control.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr int thumbnailPx = 96;

}  // namespace

PresetCard::PresetCard(const spec::Preset& preset, const QString& expectedTime, QWidget* parent)
    : QPushButton(parent), m_summary(specText(preset.summary)), m_time(new QLabel(this))
{
    const QString title = specText(preset.title);
    named(this, ("preset_" + preset.name).c_str(), title, tr("Use this preset: %1").arg(m_summary));
    setExpectedTime(expectedTime);

    auto* thumbnail = new QLabel(this);
    thumbnail->setFixedSize(thumbnailPx, thumbnailPx);
    thumbnail->setScaledContents(true);
    const QPixmap picture(QStringLiteral(":/thumbnails/%1.png").arg(QString::fromStdString(preset.name)));
    thumbnail->setPixmap(picture);
    thumbnail->setVisible(!picture.isNull());
    auto* titleLabel = new QLabel(title, this);
    QFont bold = font();
    bold.setBold(true);
    titleLabel->setFont(bold);
    auto* summaryLabel = new QLabel(m_summary, this);
    summaryLabel->setWordWrap(true);
    m_time->setForegroundRole(QPalette::Link);
    for (QLabel* label : {thumbnail, titleLabel, summaryLabel, m_time}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(titleLabel);
    words->addWidget(summaryLabel, 1, Qt::AlignTop);
    words->addWidget(m_time);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(12);
    layout->addWidget(thumbnail, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    setAttribute(Qt::WA_Hover);
    QSizePolicy size(QSizePolicy::Expanding, QSizePolicy::Fixed);
    size.setHeightForWidth(true);
    setSizePolicy(size);
}

void PresetCard::setExpectedTime(const QString& text)
{
    m_time->setText(text);
    setAccessibleDescription(m_summary + u' ' + text);
}

QSize PresetCard::sizeHint() const
{
    constexpr int usualWidthPx = 340;
    return {usualWidthPx, heightForWidth(usualWidthPx)};
}

QSize PresetCard::minimumSizeHint() const
{
    return layout()->totalMinimumSize();
}

int PresetCard::heightForWidth(int width) const
{
    return layout()->totalHeightForWidth(width);
}

void PresetCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = underMouse() || hasFocus();
    painter.setPen(palette().color(marked ? QPalette::Highlight : QPalette::Mid));
    painter.setBrush(palette().color(isDown() ? QPalette::AlternateBase : QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5.0, 5.0);
}

}  // namespace synthslice::ui
