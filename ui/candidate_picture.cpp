#include "ui/candidate_picture.h"

#include <QPainter>

#include "ui/candidate_model.h"
#include "ui/colours.h"
#include "ui/theme.h"

namespace synthslice::ui {

namespace {

constexpr int enlargement = 4;
constexpr int framePx = 4;
constexpr int gapPx = 3;

}  // namespace

QImage candidatePicture(const acceptance::Candidate& candidate, GreyRange range, bool withCircles)
{
    const QImage grey = toQImage(candidate.image, range);
    QImage picture = grey.scaled(grey.size() * enlargement).convertToFormat(QImage::Format_RGB32);
    if (withCircles) {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(circleColour, 1.2));
        for (const auto& circle : candidate.judgement.circles) {
            // Pixel centres are at whole numbers, so that a pixel's middle is half a pixel further here.
            painter.drawEllipse(QPointF(circle.x + 0.5, circle.y + 0.5) * enlargement, circle.r * enlargement,
                                circle.r * enlargement);
        }
    }
    return picture;
}

void CandidateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const QRect tile = option.rect.adjusted(gapPx, gapPx, -gapPx, -gapPx);
    const bool accepted = index.data(CandidateModel::AcceptedRole).toBool();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, option.palette.highlight());
    }
    const QRect inside = tile.adjusted(framePx, framePx, -framePx, -framePx);
    painter->save();
    painter->setPen(accepted ? QPen(acceptedColour(option.palette), framePx, Qt::SolidLine, Qt::SquareCap)
                             : QPen(alertColour(option.palette), framePx, Qt::DashLine, Qt::FlatCap));
    painter->drawRect(tile.adjusted(framePx / 2, framePx / 2, -framePx / 2, -framePx / 2));
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(inside, index.data(Qt::DecorationRole).value<QImage>());
    painter->restore();
    if (index.data(CandidateModel::DecidedByHandRole).toBool()) {
        const QRect badge(inside.right() - 21, inside.top() + 2, 20, 20);
        painter->fillRect(badge, option.palette.window());
        painter->setPen(option.palette.color(QPalette::WindowText));
        painter->drawText(badge, Qt::AlignCenter, accepted ? QStringLiteral("✓") : QStringLiteral("✗"));
    }
}

QSize CandidateDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const
{
    return {m_sizePx, m_sizePx};
}

}  // namespace synthslice::ui
