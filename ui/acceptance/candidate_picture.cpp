#include "ui/acceptance/candidate_picture.h"

#include <QPainter>

#include "ui/acceptance/candidate_model.h"
#include "ui/plots/picture_style.h"
#include "ui/plots/scale_bar.h"
#include "ui/shared/colours.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

constexpr int framePx = 4;
constexpr int gapPx = 3;

}  // namespace

QImage candidatePicture(const acceptance::Candidate& candidate, GreyRange range, bool withCircles)
{
    const QImage image = toQImage(candidate.image, range, pictureStyle().colourMap());
    QImage picture = image.scaled(image.size() * candidateEnlargement).convertToFormat(QImage::Format_RGB32);
    if (withCircles) {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(circleColour, 1.2));
        for (const auto& circle : candidate.judgement.circles) {
            // Pixel centres are at whole numbers, so that a pixel's middle is half a pixel further here.
            painter.drawEllipse(QPointF(circle.x + 0.5, circle.y + 0.5) * candidateEnlargement,
                                circle.r * candidateEnlargement, circle.r * candidateEnlargement);
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
    const auto picture = index.data(Qt::DecorationRole).value<QImage>();
    painter->drawImage(inside, picture);
    if (index.row() == 0 && pictureStyle().hasScaleBars() && !picture.isNull()) {
        drawScaleBar(*painter, inside,
                     candidateEnlargement * static_cast<double>(inside.width()) / picture.width(),
                     m_pixelSizeUm);
    }
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
