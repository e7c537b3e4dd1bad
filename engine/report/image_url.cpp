#include "engine/report/image_url.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <opencv2/imgcodecs.hpp>

#include "engine/report/base64.h"

namespace synthslice::report {

namespace {

constexpr int gapPx = 2;

}  // namespace

GreyWindow greyWindowOf(std::span<const GreyImage> images)
{
    std::vector<float> grey;
    for (const GreyImage& image : images) {
        std::ranges::copy_if(image.grey, std::back_inserter(grey), [](float g) { return std::isfinite(g); });
    }
    if (grey.empty()) return {};
    const auto quantile = [&grey](double share) {
        const auto at = grey.begin() +
                        static_cast<std::ptrdiff_t>(share * static_cast<double>(grey.size() - 1));
        std::ranges::nth_element(grey, at);
        return static_cast<double>(*at);
    };
    const GreyWindow window{quantile(0.005), quantile(0.995)};
    return window.white - window.black > 1e-6 ? window : GreyWindow{};
}

std::string imageUrl(std::span<const GreyImage> images, std::size_t columns, GreyWindow window)
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
