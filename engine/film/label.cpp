#include "engine/film/label.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace synthslice::film {

namespace {

constexpr int font = cv::FONT_HERSHEY_SIMPLEX;
constexpr double usualSize = 0.5;  // 11 px high
constexpr double smallestSize = 0.33;
constexpr int baseline = 15;
constexpr double brightness = 235;

int widthOf(const std::string& text, double size)
{
    int below = 0;
    return cv::getTextSize(text, font, size, 1, &below).width;
}

/// UTF-8 without what the font has not.
std::string asciiOf(const std::string& text)
{
    std::string ascii;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) ascii += c;
        if (byte >= 0xC0) ascii += '?';  // the first byte of a character
    }
    return ascii;
}

}  // namespace

void drawLabel(Picture& picture, const std::string& text, int x, int y, int width)
{
    std::string line = asciiOf(text);
    double size = usualSize;
    if (const int wide = widthOf(line, size); wide > width) {
        size = std::max(smallestSize, usualSize * width / wide);
    }
    while (line.size() > 1 && widthOf(line, size) > width) line.erase(0, 1);
    cv::Mat pixels(picture.height, picture.width, CV_8UC1, picture.pixels.data());
    cv::putText(pixels, line, {x, y + baseline}, font, size, cv::Scalar::all(brightness), 1, cv::LINE_AA);
}

}  // namespace synthslice::film
