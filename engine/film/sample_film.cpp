#include "engine/film/sample_film.h"

#include <algorithm>
#include <set>
#include <span>

#include "engine/base/files/folder_path.h"
#include "engine/base/text/text.h"
#include "engine/film/image_grid.h"
#include "engine/film/label.h"
#include "engine/store/run_store.h"

namespace synthslice::film {

namespace {

/// The experiments' names where these tell runs apart, else those of the folders.
std::vector<std::string> namesOf(const std::vector<std::filesystem::path>& runs,
                                 const std::vector<store::RunRecord>& records)
{
    std::vector<std::string> names;
    for (const store::RunRecord& record : records) names.push_back(record.experiment.name);
    if (std::set<std::string>(names.begin(), names.end()).size() == names.size()) return names;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        names[i] = folderName(runs[i]);
    }
    return names;
}

/// Steps of which a run has images; other samples have none.
std::vector<std::int64_t> stepsWithImages(const std::filesystem::path& run)
{
    std::vector<std::int64_t> steps = store::sampleSteps(run);
    if (steps.empty()) return {};
    const auto newest = store::readSamples(run, steps.back());
    // A family shows the same kinds of samples at every step.
    return newest && newest->images.empty() ? std::vector<std::int64_t>() : steps;
}

}  // namespace

Result<SampleFilm> SampleFilm::of(std::vector<std::filesystem::path> runs, SampleFilmStyle style)
{
    SampleFilm film;
    std::vector<store::RunRecord> records;
    std::set<std::int64_t> steps;
    std::vector<GreyImage> newest;
    for (const std::filesystem::path& folder : runs) {
        auto record = store::readRun(folder);
        if (!record) return tl::unexpected(record.error());
        records.push_back(std::move(*record));
        Shown shown{folder, {}, stepsWithImages(folder)};
        if (shown.steps.empty()) {
            return invalidInput(text("%1 has no sample images", folder.string()),
                                text("choose a run that makes images"));
        }
        auto grid = store::readSamples(folder, shown.steps.back());
        if (!grid) return tl::unexpected(grid.error());
        if (style.scale == 0) style.scale = fittingScale(grid->images, grid->columns);
        const GridSize size = gridSize(grid->images, grid->columns, style.scale);
        shown.images = grid->images.size();
        shown.columns = grid->columns;
        shown.width = size.width;
        shown.height = size.height;
        steps.insert(shown.steps.begin(), shown.steps.end());
        newest.insert(newest.end(), grid->images.begin(), grid->images.end());
        film.m_runs.push_back(std::move(shown));
    }
    const std::vector<std::string> names = namesOf(runs, records);
    for (std::size_t i = 0; i < names.size(); ++i) film.m_runs[i].name = names[i];
    if (style.stretched) film.m_range = contrastRange(newest);
    film.m_style = std::move(style);
    film.m_steps.assign(steps.begin(), steps.end());
    return film;
}

Result<Picture> SampleFilm::frame(std::size_t number) const
{
    const std::int64_t step = m_steps.at(number);
    const bool several = m_runs.size() > 1;
    const int top = labelHeight + (several ? labelHeight : gridBorder / 2);
    int width = gridBorder;
    int highest = 0;
    for (const Shown& run : m_runs) {
        width += run.width + gridBorder;
        highest = std::max(highest, run.height);
    }
    Picture picture = emptyPicture(width, top + highest + gridBorder);
    int left = gridBorder;
    for (const Shown& run : m_runs) {
        const auto after = std::ranges::upper_bound(run.steps, step);
        const auto grid = store::readSamples(run.folder,
                                             after == run.steps.begin() ? run.steps.front() : *(after - 1));
        if (!grid) return tl::unexpected(grid.error());
        const auto images = std::span(grid->images).first(std::min(grid->images.size(), run.images));
        drawGrid(picture, images, run.columns, left, top, m_style.scale, m_range);
        if (several) drawLabel(picture, run.name, left, labelHeight, run.width);
        left += run.width + gridBorder;
    }
    drawLabel(picture, m_style.step + " " + std::to_string(step), gridBorder, 0, width - 2 * gridBorder);
    return picture;
}

}  // namespace synthslice::film
