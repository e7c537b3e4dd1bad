#include "engine/families/draw/draw_film.h"

#include "engine/base/square_columns.h"
#include "engine/base/text/text.h"
#include "engine/families/variational/pixel_likelihood.h"
#include "engine/training/images/image_synthesis.h"

namespace synthslice::training {
namespace {

/// Of each image, the square that the filters cover.
std::vector<session::ImageMark> marksOf(int kind, const GaussianWindow& window, std::int64_t filters)
{
    const torch::Tensor extent = extentOf(window, filters);
    // A pixel's centre is half a pixel behind its border, and the first has the number 1.
    const torch::Tensor values = torch::cat(
                                     {window.x - 0.5 - 0.5 * extent, window.y - 0.5 - 0.5 * extent, extent},
                                     1)
                                     .to(torch::kCPU, torch::kFloat64)
                                     .contiguous();
    const auto at = values.accessor<double, 2>();
    std::vector<session::ImageMark> marks;
    for (std::int64_t i = 0; i < values.size(0); ++i) {
        marks.push_back({kind, at[i][0], at[i][1], at[i][2], at[i][2]});
    }
    return marks;
}

session::ImageFilm filmOf(const DrawNetworkImpl& network, const std::vector<DrawMoment>& moments,
                          const data::GreyCoding& coding)
{
    session::ImageFilm film;
    for (const DrawMoment& moment : moments) {
        const torch::Tensor patches = meanPatch(network.likelihood(), moment.canvas);
        session::FilmMoment& shown = film.moments.emplace_back();
        shown.marks.resize(static_cast<std::size_t>(patches.size(0)));
        for (std::int64_t i = 0; i < patches.size(0); ++i) {
            shown.images.push_back(toGreyImage(patches[i], coding));
        }
        const auto mark = [&](int kind, const torch::Tensor& values, std::int64_t filters) {
            if (!values.defined()) return;
            const std::vector<session::ImageMark> marks = marksOf(
                kind, windowOf(values, filters, patches.size(3)), filters);
            for (std::size_t i = 0; i < marks.size(); ++i) shown.marks[i].push_back(marks[i]);
        };
        mark(0, moment.write, network.writeSize());
        mark(1, moment.read, network.readSize());
    }
    film.columns = squareColumns(film.moments.front().images.size());
    film.kinds = {SYNTHSLICE_TEXT("write window"), SYNTHSLICE_TEXT("read window")};
    return film;
}

}  // namespace

session::ImageFilm filmOfDrawing(DrawNetworkImpl& network, const torch::Tensor& latents,
                                 const data::GreyCoding& coding)
{
    session::ImageFilm film = filmOf(network, network.draw(latents), coding);
    film.title = SYNTHSLICE_TEXT("Drawing: the images after each glimpse");
    return film;
}

session::ImageFilm filmOfDrawingAgain(DrawNetworkImpl& network, const torch::Tensor& targets,
                                      const data::GreyCoding& coding)
{
    session::ImageFilm film = filmOf(network, network.drawAgain(targets), coding);
    film.title = SYNTHSLICE_TEXT("Drawing again: held-out patches as they are read and drawn");
    return film;
}

}  // namespace synthslice::training
