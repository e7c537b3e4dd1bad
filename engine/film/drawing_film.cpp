#include "engine/film/drawing_film.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "engine/film/image_grid.h"
#include "engine/film/label.h"
#include "engine/film/mark_style.h"

namespace synthslice::film {

namespace {

constexpr std::size_t lastMomentsFrames = 4;
constexpr int gridTop = 2 * labelHeight;

Picture inColour(const Picture& grey)
{
    Picture colour{grey.width, grey.height, true, {}};
    colour.pixels.reserve(3 * grey.pixels.size());
    for (const std::uint8_t value : grey.pixels) colour.pixels.insert(colour.pixels.end(), 3, value);
    return colour;
}

/// Along a row or a column of pixels.
void drawLine(cv::Mat& image, cv::Point from, cv::Point to, const MarkStyle& style)
{
    constexpr int dash = 4;  // px
    const cv::Scalar colour(style.colour[0], style.colour[1], style.colour[2]);
    if (!style.dashed) {
        cv::line(image, from, to, colour);
        return;
    }
    const bool across = from.y == to.y;
    const int length = across ? to.x - from.x : to.y - from.y;
    for (int at = 0; at <= length; at += 2 * dash) {
        const int end = std::min(at + dash - 1, length);
        const auto point = [&](int along) {
            return across ? cv::Point(from.x + along, from.y) : cv::Point(from.x, from.y + along);
        };
        cv::line(image, point(at), point(end), colour);
    }
}

/// Into the part of a picture that shows the image; what is outside of it is cut off.
void drawMark(cv::Mat& image, const session::ImageMark& mark, int scale)
{
    // Beyond this all is outside, and numbers might not fit.
    const auto pixel = [&](double place) {
        return static_cast<int>(std::clamp(std::round(place * scale), -8192.0, 8192.0));
    };
    const cv::Point topLeft(pixel(mark.x), pixel(mark.y));
    const cv::Point bottomRight(pixel(mark.x + mark.width), pixel(mark.y + mark.height));
    const cv::Point topRight(bottomRight.x, topLeft.y);
    const cv::Point bottomLeft(topLeft.x, bottomRight.y);
    const MarkStyle style = markStyle(mark.kind);
    drawLine(image, topLeft, topRight, style);
    drawLine(image, bottomLeft, bottomRight, style);
    drawLine(image, topLeft, bottomLeft, style);
    drawLine(image, topRight, bottomRight, style);
}

}  // namespace

DrawingFilm::DrawingFilm(std::vector<session::ImageFilm> films, DrawingFilmStyle style)
    : m_films(std::move(films)), m_style(std::move(style))
{
    std::vector<GreyImage> last;
    for (const session::ImageFilm& film : m_films) {
        const std::vector<GreyImage>& images = film.moments.back().images;
        last.insert(last.end(), images.begin(), images.end());
        m_moments = std::max(m_moments, film.moments.size());
        if (m_style.scale == 0) m_style.scale = fittingScale(images, film.columns);
    }
    if (m_style.stretched) m_range = contrastRange(last);
}

std::size_t DrawingFilm::frames() const
{
    return m_moments - 1 + lastMomentsFrames;
}

Picture DrawingFilm::frame(std::size_t number) const
{
    const std::size_t moment = std::min(number, m_moments - 1);
    std::vector<int> lefts;
    int left = gridBorder;
    int highest = 0;
    for (const session::ImageFilm& film : m_films) {
        const GridSize size = gridSize(film.moments.front().images, film.columns, m_style.scale);
        lefts.push_back(left);
        left += size.width + gridBorder;
        highest = std::max(highest, size.height);
    }
    Picture grey = emptyPicture(left, gridTop + highest + labelHeight + gridBorder);
    const auto shown = [&](const session::ImageFilm& film) -> const session::FilmMoment& {
        return film.moments[std::min(moment, film.moments.size() - 1)];
    };
    for (std::size_t i = 0; i < m_films.size(); ++i) {
        const session::ImageFilm& film = m_films[i];
        const std::vector<GreyImage>& images = shown(film).images;
        const GridSize size = gridSize(images, film.columns, m_style.scale);
        drawGrid(grey, images, film.columns, lefts[i], gridTop, m_style.scale, m_range);
        drawLabel(grey, film.title, lefts[i], labelHeight, size.width);
        drawLabel(grey, legendOf(film), lefts[i], gridTop + size.height, size.width);
    }
    drawLabel(grey, std::to_string(moment + 1) + " / " + std::to_string(m_moments), gridBorder, 0,
              grey.width - 2 * gridBorder);
    Picture picture = inColour(grey);
    cv::Mat pixels(picture.height, picture.width, CV_8UC3, picture.pixels.data());
    for (std::size_t f = 0; f < m_films.size(); ++f) {
        const session::FilmMoment& now = shown(m_films[f]);
        for (std::size_t i = 0; i < now.images.size(); ++i) {
            const ImagePlace at = placeOf(now.images[i], i, m_films[f].columns, lefts[f], gridTop,
                                          m_style.scale);
            cv::Mat image = pixels(cv::Rect(at.left, at.top, at.width, at.height));
            for (const session::ImageMark& mark : now.marks[i]) drawMark(image, mark, m_style.scale);
        }
    }
    return picture;
}

/// Of the kinds of marks that the film has.
std::string DrawingFilm::legendOf(const session::ImageFilm& film) const
{
    std::string legend;
    for (std::size_t kind = 0; kind < film.kinds.size(); ++kind) {
        const auto isOfKind = [&](const session::ImageMark& mark) {
            return mark.kind == static_cast<int>(kind);
        };
        const bool has = std::ranges::any_of(film.moments.back().marks, [&](const auto& marks) {
            return std::ranges::any_of(marks, isOfKind);
        });
        if (!has) continue;
        const bool dashed = markStyle(static_cast<int>(kind)).dashed;
        legend += (legend.empty() ? "" : ", ") + film.kinds[kind] + ": " +
                  (dashed ? m_style.dashed : m_style.solid);
    }
    return legend;
}

}  // namespace synthslice::film
