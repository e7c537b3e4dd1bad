#pragma once

#include <optional>

#include <QImage>
#include <QStyledItemDelegate>

#include "engine/acceptance/export/accepted_export.h"
#include "ui/plots/grey_image_qt.h"

namespace synthslice::ui {

/// The image enlarged four times in the program's colours, with the circles found in it drawn over if asked
/// for.
[[nodiscard]] QImage candidatePicture(const acceptance::Candidate& candidate, GreyRange range,
                                      bool withCircles);

/// How many times candidatePicture() enlarges an image.
inline constexpr int candidateEnlargement = 4;

/// A tile of the gallery: the picture in a frame, green and solid if it is accepted, red and dashed if it is
/// refused, with a mark where a person decided. The first tile has the scale bar, as all have one scale.
class CandidateDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTileSize(int sizePx) { m_sizePx = sizePx; }
    /// Of the images, for the scale bar; nothing where it is not known.
    void setPixelSizeUm(std::optional<double> pixelSizeUm) { m_pixelSizeUm = pixelSizeUm; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_sizePx = 116;
    std::optional<double> m_pixelSizeUm;
};

}  // namespace synthslice::ui
