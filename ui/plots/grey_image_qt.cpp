#include "ui/plots/grey_image_qt.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace synthslice::ui {

QImage toQImage(const GreyImage& image, GreyRange range, ColourMap map)
{
    const bool grey = map == ColourMap::Grey;
    QImage picture(image.width, image.height, grey ? QImage::Format_Grayscale8 : QImage::Format_Indexed8);
    if (!grey) {
        picture.setColorTable(colourTable(map));
    }
    const double scale = 255.0 / (range.white - range.black);
    for (int y = 0; y < image.height; ++y) {
        uchar* line = picture.scanLine(y);
        for (int x = 0; x < image.width; ++x) {
            const double level = (image.at(x, y) - range.black) * scale;
            line[x] = std::isnan(level) ? uchar{0}
                                        : static_cast<uchar>(std::lround(std::clamp(level, 0.0, 255.0)));
        }
    }
    return picture;
}

QImage toQImage(const std::vector<GreyImage>& images, int columns, int gapPx, GreyRange range, ColourMap map)
{
    if (images.empty() || columns < 1) {
        return {};
    }
    const int width = images.front().width;
    const int height = images.front().height;
    const int rows = (static_cast<int>(images.size()) + columns - 1) / columns;
    QImage picture(columns * (width + gapPx) - gapPx, rows * (height + gapPx) - gapPx,
                   QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    for (int i = 0; i < static_cast<int>(images.size()); ++i) {
        painter.drawImage(i % columns * (width + gapPx), i / columns * (height + gapPx),
                          toQImage(images[static_cast<std::size_t>(i)], range, map));
    }
    return picture;
}

}  // namespace synthslice::ui
