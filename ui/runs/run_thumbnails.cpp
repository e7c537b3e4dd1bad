#include "ui/runs/run_thumbnails.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QPainter>

#include "engine/store/run_store.h"
#include "ui/plots/grey_image_qt.h"
#include "ui/shared/background_task.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

constexpr qsizetype mostBytes = qsizetype{32} << 20;
constexpr std::size_t mostRequests = 100;  ///< more than a screen shows

QImage imagesPicture(std::vector<GreyImage> images, int columnsOfAll, std::size_t most)
{
    const bool all = images.size() <= most;
    if (!all) images.resize(most);
    const int columns = all ? columnsOfAll
                            : static_cast<int>(std::lround(std::sqrt(static_cast<double>(most))));
    return toQImage(images, columns, 0, contrastRange(images));
}

/// A pixel for each cell, the darker the larger its share of the row.
QImage confusionPicture(const classification::ConfusionMatrix& matrix)
{
    const auto classes = static_cast<int>(matrix.classes());
    GreyImage shades(classes, classes, 1.0F);
    for (int row = 0; row < classes; ++row) {
        for (int column = 0; column < classes; ++column) {
            const double share = matrix.shareOfRow(static_cast<std::size_t>(row),
                                                   static_cast<std::size_t>(column));
            if (share > 0.0) shades.at(column, row) = static_cast<float>(1.0 - std::sqrt(share));
        }
    }
    return toQImage(shades);
}

QImage curvesPicture(const session::CurvePanel& panel, int sizePx)
{
    constexpr double most = std::numeric_limits<double>::max();
    double left = most;
    double right = -most;
    double bottom = most;
    double top = -most;
    for (const session::Curve& curve : panel.curves) {
        for (std::size_t i = 0; i < curve.x.size(); ++i) {
            if (!std::isfinite(curve.x[i]) || !std::isfinite(curve.y[i])) continue;
            left = std::min(left, curve.x[i]);
            right = std::max(right, curve.x[i]);
            bottom = std::min(bottom, curve.y[i]);
            top = std::max(top, curve.y[i]);
        }
    }
    QImage picture(sizePx, sizePx, QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const double size = sizePx - 5.0;
    int series = 0;
    for (const session::Curve& curve : panel.curves) {
        QPolygonF line;
        for (std::size_t i = 0; i < curve.x.size(); ++i) {
            if (!std::isfinite(curve.x[i]) || !std::isfinite(curve.y[i])) continue;
            line << QPointF(2.5 + size * (curve.x[i] - left) / std::max(right - left, 1e-300),
                            2.5 + size * (top - curve.y[i]) / std::max(top - bottom, 1e-300));
        }
        painter.setPen(QPen(seriesColour(QPalette(Qt::white), series++), curve.points ? 2.5 : 1.5));
        curve.points ? painter.drawPoints(line) : painter.drawPolyline(line);
    }
    return picture;
}

QImage blankPicture()
{
    QImage picture(RunThumbnails::sizePx, RunThumbnails::sizePx, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(2.0);
    picture.fill(Qt::transparent);
    return picture;
}

/// In the middle of a blank one.
QImage squarePicture(const std::filesystem::path& runFolder)
{
    QImage square = blankPicture();
    const QImage picture = sampleThumbnail(runFolder, RunThumbnails::sizePx, 4);
    const QSizeF size = QSizeF(picture.size()) / square.devicePixelRatio();
    const QPointF free = QPointF(square.deviceIndependentSize().width() - size.width(),
                                 square.deviceIndependentSize().height() - size.height()) /
                         2.0;
    QPainter(&square).drawImage(QRectF(free, size), picture);
    return square;
}

}  // namespace

QImage sampleThumbnail(const std::filesystem::path& runFolder, int sizePx, std::size_t mostImages)
{
    const std::vector<std::int64_t> steps = store::sampleSteps(runFolder);
    if (steps.empty()) return {};
    auto samples = store::readSamples(runFolder, steps.back());
    if (!samples) return {};
    QImage picture;
    if (!samples->images.empty()) {
        picture = imagesPicture(std::move(samples->images), samples->columns, mostImages);
    } else if (samples->confusion) {
        picture = confusionPicture(*samples->confusion);
    } else if (!samples->panels.empty()) {
        return curvesPicture(samples->panels.front(), sizePx);
    }
    if (picture.isNull()) return {};
    const bool enlarged = picture.width() < sizePx;
    return picture.scaled(sizePx, sizePx, Qt::KeepAspectRatio,
                          enlarged ? Qt::FastTransformation : Qt::SmoothTransformation);
}

RunThumbnails::RunThumbnails(QObject* parent)
    : QObject(parent), m_blank(blankPicture()), m_pictures(mostBytes), m_loading(new BackgroundTask(this))
{
}

RunThumbnails::~RunThumbnails() = default;

QImage RunThumbnails::picture(const runs::RunCard& card)
{
    const QString key = toQString(card.folder);
    const Picture* known = m_pictures.object(key);
    if ((known == nullptr || known->step != card.step) && !m_requested.contains(key)) {
        m_requested.insert(key);
        m_requests.push_front({card.folder, card.step});
        if (m_requests.size() > mostRequests) {
            m_requested.remove(toQString(m_requests.back().folder));
            m_requests.pop_back();
        }
        if (!m_loading->isRunning()) loadNext();
    }
    return known == nullptr ? m_blank : known->image;
}

void RunThumbnails::loadNext()
{
    const Request request = m_requests.front();
    m_requests.pop_front();
    m_loading->start([folder = request.folder](const Progress&) { return squarePicture(folder); },
                     [this, request](QImage image) {
                         const QString key = toQString(request.folder);
                         m_requested.remove(key);
                         const qsizetype cost = image.sizeInBytes();
                         m_pictures.insert(key, new Picture{std::move(image), request.step}, cost);
                         emit ready(request.folder);
                         if (!m_requests.empty()) loadNext();
                     });
}

}  // namespace synthslice::ui
