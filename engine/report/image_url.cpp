#include "engine/report/image_url.h"

#include <cstdint>
#include <vector>

#include <opencv2/imgcodecs.hpp>

#include "engine/report/base64.h"

namespace synthslice::report {

namespace {

constexpr int gapPx = 2;

}  // namespace

std::string imageUrl(std::span<const GreyImage> images, std::size_t columns, GreyRange window)
{
    const int across = static_cast<int>(columns);
    const int side = images.front().width + gapPx;
    const int rows = (static_cast<int>(images.size()) + across - 1) / across;
    cv::Mat1b sheet(rows * (images.front().height + gapPx), across * side, std::uint8_t{255});
    for (std::size_t i = 0; i < images.size(); ++i) {
        const GreyImage& image = images[i];
        const int left = static_cast<int>(i) % across * side;
        const int top = static_cast<int>(i) / across * (image.height + gapPx);
        for (int y = 0; y < image.height; ++y) {
            for (int x = 0; x < image.width; ++x) {
                sheet(top + y, left + x) = cv::saturate_cast<std::uint8_t>(
                    255.0 * (static_cast<double>(image.at(x, y)) - window.black) /
                    (window.white - window.black));
            }
        }
    }
    std::vector<std::uint8_t> png;
    cv::imencode(".png", sheet, png);
    return "data:image/png;base64," + base64(png);
}

}  // namespace synthslice::report
