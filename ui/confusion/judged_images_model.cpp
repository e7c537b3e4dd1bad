#include "ui/confusion/judged_images_model.h"

#include <algorithm>
#include <numeric>

#include <QImage>
#include <QLocale>

#include "ui/plots/grey_image_qt.h"
#include "ui/plots/picture_style.h"
#include "ui/shared/literal_text.h"

namespace synthslice::ui {

namespace {

constexpr int picturePx = 64;

QString percent(float belief)
{
    return QLocale().toString(100.0 * static_cast<double>(belief), 'f', 1) + QStringLiteral(" %");
}

}  // namespace

void JudgedImagesModel::clear()
{
    beginResetModel();
    m_part.reset();
    m_images.clear();
    endResetModel();
}

void JudgedImagesModel::setCell(std::shared_ptr<const training::JudgedPart> part, std::size_t trueClass,
                                std::size_t predicted)
{
    beginResetModel();
    m_part = std::move(part);
    m_predicted = predicted;
    m_images.clear();
    const classification::Beliefs beliefs = m_part->beliefs();
    for (std::size_t image = 0; image < beliefs.images(); ++image) {
        if (m_part->labels()[image] == static_cast<std::int64_t>(trueClass) &&
            beliefs.predicted(image) == predicted)
            m_images.push_back(image);
    }
    std::ranges::stable_sort(m_images, [&](std::size_t a, std::size_t b) {
        const float first = beliefs.of(a)[predicted];
        const float second = beliefs.of(b)[predicted];
        return trueClass == predicted ? first < second : first > second;
    });
    endResetModel();
}

int JudgedImagesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_images.size());
}

/// The three that are believed most.
QString JudgedImagesModel::beliefsText(std::size_t image) const
{
    const auto beliefs = m_part->beliefs().of(image);
    std::vector<std::size_t> order(beliefs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto shown = std::min<std::size_t>(3, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                      [&](std::size_t a, std::size_t b) { return beliefs[a] > beliefs[b]; });
    QStringList lines{tr("Image %L1 of the part").arg(image)};
    for (std::size_t i = 0; i < shown; ++i) {
        lines << QStringLiteral("%1: %2").arg(QString::fromStdString(m_part->classNames()[order[i]]),
                                              percent(beliefs[order[i]]));
    }
    return lines.join(u'\n');
}

QVariant JudgedImagesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const std::size_t image = m_images[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DecorationRole:
        return toQImage(m_part->grey(image), {}, pictureStyle().colourMap())
            .scaled(picturePx, picturePx, Qt::KeepAspectRatio, Qt::FastTransformation);
    case Qt::DisplayRole:
        return percent(m_part->beliefs().of(image)[m_predicted]);
    case Qt::ToolTipRole:
        return literalText(beliefsText(image));
    case Qt::AccessibleTextRole:
        return beliefsText(image);
    default:
        return {};
    }
}

}  // namespace synthslice::ui
