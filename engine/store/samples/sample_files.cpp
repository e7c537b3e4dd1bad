#include "engine/store/samples/sample_files.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "engine/base/files/atomic_file.h"
#include "engine/base/text/text.h"
#include "engine/data/formats/file_format.h"
#include "engine/data/reading/image_reader.h"
#include "engine/data/writing/image_writer.h"
#include "engine/spec/parameters/json_text.h"
#include "engine/store/run_file.h"
#include "engine/store/samples/sample_sheet.h"

namespace synthslice::store {

namespace {

using spec::Json;

constexpr std::array extensions = {".png", ".json"};

std::filesystem::path fileOf(const RunFolder& run, std::int64_t step, const char* extension)
{
    return run.samples() / (stepName(step) + extension);
}

/// Of the "grid" or "film" of that index.
std::filesystem::path numberedFile(const RunFolder& run, std::int64_t step, const char* kind,
                                   std::size_t index)
{
    return fileOf(run, step, ("." + std::string(kind) + "-" + std::to_string(index + 1) + ".png").c_str());
}

/// To the digits that a picture shows.
Json numbersJson(const std::vector<double>& numbers)
{
    constexpr double digits = 5.0;
    Json json = Json::array();
    for (const double number : numbers) {
        const double digit = std::pow(10.0, digits - std::floor(std::log10(std::abs(number))));
        const double rounded = std::round(number * digit) / digit;
        json.push_back(std::isfinite(rounded) ? rounded : number);
    }
    return json;
}

Json curveJson(const session::Curve& curve)
{
    Json json{{"label", curve.label},
              {"points", curve.points},
              {"x", numbersJson(curve.x)},
              {"y", numbersJson(curve.y)}};
    if (curve.arrows) json["arrows"] = true;
    return json;
}

Json panelJson(const session::CurvePanel& panel)
{
    Json curves = Json::array();
    for (const session::Curve& curve : panel.curves) curves.push_back(curveJson(curve));
    Json json{
        {"title", panel.title}, {"x_label", panel.xLabel}, {"y_label", panel.yLabel}, {"curves", curves}};
    if (const auto& heat = panel.heat) {
        json["heat"] = {{"label", heat->label},
                        {"x", {heat->left, heat->right}},
                        {"y", {heat->bottom, heat->top}},
                        {"columns", heat->columns},
                        {"values", numbersJson(heat->values)},
                        {"scale", {heat->low, heat->high}}};
    }
    return json;
}

/// JSON has no NaN: null stands for it.
std::vector<double> numbersOf(const Json& json)
{
    std::vector<double> numbers;
    for (const Json& number : json) {
        numbers.push_back(number.is_null() ? std::numeric_limits<double>::quiet_NaN() : number.get<double>());
    }
    return numbers;
}

HeatMap heatOf(const Json& json)
{
    HeatMap heat{json.at("label").get<std::string>(), json.at("x").at(0).get<double>(),
                 json.at("x").at(1).get<double>(),    json.at("y").at(0).get<double>(),
                 json.at("y").at(1).get<double>(),    json.at("columns").get<int>(),
                 numbersOf(json.at("values")),        json.at("scale").at(0).get<double>(),
                 json.at("scale").at(1).get<double>()};
    if (heat.columns < 1 || heat.values.empty() || std::ssize(heat.values) % heat.columns != 0) {
        throw Json::other_error::create(500, "a heat map has no whole rows", &json);
    }
    return heat;
}

session::CurvePanel panelOf(const Json& json)
{
    session::CurvePanel panel{json.at("title").get<std::string>(),
                              json.at("x_label").get<std::string>(),
                              json.at("y_label").get<std::string>(),
                              {}};
    for (const Json& curve : json.at("curves")) {
        panel.curves.push_back({curve.at("label").get<std::string>(), numbersOf(curve.at("x")),
                                numbersOf(curve.at("y")), curve.at("points").get<bool>(),
                                curve.value("arrows", false)});
        if (panel.curves.back().x.size() != panel.curves.back().y.size()) {
            throw Json::other_error::create(500, "a curve has another number of x than of y", &curve);
        }
    }
    if (const auto heat = json.find("heat"); heat != json.end()) panel.heat = heatOf(*heat);
    return panel;
}

classification::ConfusionMatrix matrixOf(const Json& counts, std::size_t classes)
{
    const auto isWhole = [&](const Json& list) { return list.is_array() && list.size() == classes; };
    if (classes == 0 || !isWhole(counts) || !std::ranges::all_of(counts, isWhole)) {
        throw Json::other_error::create(500, "the confusion matrix is not square", &counts);
    }
    classification::ConfusionMatrix matrix(classes);
    for (std::size_t trueClass = 0; trueClass < classes; ++trueClass) {
        for (std::size_t predicted = 0; predicted < classes; ++predicted) {
            matrix.add(trueClass, predicted, counts[trueClass][predicted].get<std::uint64_t>());
        }
    }
    return matrix;
}

/// Marks are [kind, x, y, width, height].
Json filmJson(const session::ImageFilm& film)
{
    Json moments = Json::array();
    for (const session::FilmMoment& moment : film.moments) {
        Json images = Json::array();
        for (const std::vector<session::ImageMark>& marks : moment.marks) {
            Json image = Json::array();
            for (const session::ImageMark& mark : marks) {
                Json numbers = numbersJson({mark.x, mark.y, mark.width, mark.height});
                numbers.insert(numbers.begin(), mark.kind);
                image.push_back(std::move(numbers));
            }
            images.push_back(std::move(image));
        }
        moments.push_back(std::move(images));
    }
    return {{"title", film.title},
            {"kinds", film.kinds},
            {"columns", film.columns},
            {"images", film.moments.front().images.size()},
            {"marks", moments}};
}

session::ImageMark markOf(const Json& json, std::size_t kinds)
{
    const auto kind = json.at(0).get<int>();
    if (kind < 0 || static_cast<std::size_t>(kind) >= kinds) {
        throw Json::other_error::create(500, "a mark is of no kind of its film", &json);
    }
    return {kind, json.at(1).get<double>(), json.at(2).get<double>(), json.at(3).get<double>(),
            json.at(4).get<double>()};
}

/// Without images.
session::ImageFilm filmOf(const Json& json)
{
    session::ImageFilm film{json.at("title").get<std::string>(),
                            json.at("kinds").get<std::vector<std::string>>(),
                            json.at("columns").get<int>(),
                            {}};
    const auto images = json.at("images").get<std::size_t>();
    for (const Json& told : json.at("marks")) {
        session::FilmMoment& moment = film.moments.emplace_back();
        for (const Json& image : told) {
            std::vector<session::ImageMark>& marks = moment.marks.emplace_back();
            for (const Json& mark : image) marks.push_back(markOf(mark, film.kinds.size()));
        }
        if (moment.marks.size() != images) {
            throw Json::other_error::create(500, "a moment of a film has marks of another number of images",
                                            &told);
        }
    }
    if (film.columns < 1 || std::cmp_greater(film.columns, images) || film.moments.empty()) {
        throw Json::other_error::create(500, "a film has no images", &json);
    }
    return film;
}

/// A row an image, a column a moment.
GreyImage stripsOf(const session::ImageFilm& film)
{
    std::vector<GreyImage> images;
    for (std::size_t i = 0; i < film.moments.front().images.size(); ++i) {
        for (const session::FilmMoment& moment : film.moments) images.push_back(moment.images.at(i));
    }
    return toSheet(images, static_cast<int>(film.moments.size()));
}

Json toJson(const session::Samples& samples)
{
    Json json = Json::object();
    if (hidesItsCount(samples)) json["images"] = samples.images.size();
    if (samples.confusion) {
        json["confusion"] = {{"classes", samples.classes}, {"counts", samples.confusion->rows()}};
    }
    for (const session::CurvePanel& panel : samples.panels) json["panels"].push_back(panelJson(panel));
    for (const session::ImageGrid& grid : samples.grids) {
        json["grids"].push_back({{"title", grid.title}, {"images", grid.images.size()}});
    }
    for (const session::ImageFilm& film : samples.films) json["films"].push_back(filmJson(film));
    return json;
}

/// Throws what nlohmann-json throws at wrong types and missing keys.
void readJson(const Json& json, session::Samples& samples)
{
    if (const auto confusion = json.find("confusion"); confusion != json.end()) {
        samples.classes = confusion->at("classes").get<std::vector<std::string>>();
        samples.confusion = matrixOf(confusion->at("counts"), samples.classes.size());
    }
    for (const Json& panel : json.value("panels", Json::array())) samples.panels.push_back(panelOf(panel));
}

/// Before anything is decoded: an error if a file does not hold one sheet, or more images than there ever
/// are.
Result<void> checkSheet(const std::filesystem::path& path, int imageSize)
{
    constexpr std::int64_t mostImages = 1 << 16;
    const auto file = refuseLink(path).and_then([&] { return data::openImageFile(path, {}); });
    if (!file) return tl::unexpected(file.error());
    const auto header = (*file)->header(0);
    if (!header) return tl::unexpected(header.error());
    const std::int64_t columns = header->width / imageSize;
    const std::int64_t rows = header->height / imageSize;
    const bool possible = columns <= mostImages && rows <= mostImages && columns * rows <= mostImages;
    if ((*file)->count() == 1 && possible) return {};
    return invalidInput(text("it holds more than %1 images", mostImages));
}

/// The images of a sheet, as those of samples.
Result<session::Samples> readSheet(const std::filesystem::path& path, int imageSize,
                                   std::optional<std::size_t> count)
{
    if (auto checked = checkSheet(path, imageSize); !checked) {
        return invalidInput(text("%1 cannot be used: %2", path.string(), checked.error().message),
                            checked.error().hint);
    }
    const auto pictures = data::readImages(path);
    if (!pictures) return tl::unexpected(pictures.error());
    auto sheet = fromSheet(data::toGrey(pictures->front()), imageSize, imageSize, count);
    if (!sheet) {
        return invalidInput(
            text("%1 is no sample sheet of this run: %2", path.string(), sheet.error().message));
    }
    return sheet;
}

/// The grids that `json` tells of; throws as readJson().
Result<void> readGrids(const RunFolder& run, std::int64_t step, const Json& json, int imageSize,
                       session::Samples& samples)
{
    for (const Json& told : json.value("grids", Json::array())) {
        auto sheet = readSheet(numberedFile(run, step, "grid", samples.grids.size()), imageSize,
                               told.at("images").get<std::size_t>());
        if (!sheet) return tl::unexpected(sheet.error());
        samples.grids.push_back(
            {told.at("title").get<std::string>(), sheet->columns, std::move(sheet->images)});
    }
    return {};
}

/// The films that `json` tells of; throws as readJson().
Result<void> readFilms(const RunFolder& run, std::int64_t step, const Json& json, int imageSize,
                       session::Samples& samples)
{
    for (const Json& told : json.value("films", Json::array())) {
        session::ImageFilm film = filmOf(told);
        const std::filesystem::path path = numberedFile(run, step, "film", samples.films.size());
        const std::size_t images = film.moments.front().marks.size();
        auto sheet = readSheet(path, imageSize, images * film.moments.size());
        if (!sheet) return tl::unexpected(sheet.error());
        if (sheet->columns != std::ssize(film.moments)) {
            return invalidInput(text("%1 does not hold %2 moments", path.string(), film.moments.size()));
        }
        for (std::size_t i = 0; i < sheet->images.size(); ++i) {
            film.moments[i % film.moments.size()].images.push_back(std::move(sheet->images[i]));
        }
        samples.films.push_back(std::move(film));
    }
    return {};
}

}  // namespace

Result<void> writeSamples(const RunFolder& run, const session::Samples& samples, int bitDepth)
{
    const Json json = toJson(samples);
    Result<void> written;
    if (!json.empty()) {
        written = writeFileAtomically(fileOf(run, samples.step, ".json"), json.dump() + "\n");
    }
    if (written && !samples.images.empty()) {
        written = data::writeImage(run.sample(samples.step), toSheet(samples.images, samples.columns),
                                   {.bits = bitDepth});
    }
    for (std::size_t i = 0; written && i < samples.grids.size(); ++i) {
        const auto& [title, columns, images] = samples.grids[i];
        written = data::writeImage(numberedFile(run, samples.step, "grid", i), toSheet(images, columns),
                                   {.bits = bitDepth});
    }
    for (std::size_t i = 0; written && i < samples.films.size(); ++i) {
        written = data::writeImage(numberedFile(run, samples.step, "film", i), stripsOf(samples.films[i]),
                                   {.bits = bitDepth});
    }
    return written;
}

Result<session::Samples> readSamples(const RunFolder& run, std::int64_t step, int imageSize)
{
    if (sampleFiles(run, step).empty()) {
        return invalidInput(text("There are no samples of step %1 in %2", step, run.samples().string()));
    }
    session::Samples samples;
    std::optional<std::size_t> count;
    std::error_code unreadable;
    if (const auto path = fileOf(run, step, ".json");
        std::filesystem::exists(path, unreadable) || unreadable) {
        const auto json = readRunJson(path);
        if (!json) return tl::unexpected(json.error());
        try {
            readJson(*json, samples);
            if (json->contains("images")) count = json->at("images").get<std::size_t>();
            for (const auto read : {readGrids, readFilms}) {
                if (auto done = read(run, step, *json, imageSize, samples); !done) {
                    return tl::unexpected(done.error());
                }
            }
        } catch (const Json::exception& exception) {
            return invalidInput(text("%1 holds no samples: %2", path.string(), exception.what()));
        }
    }
    if (const auto path = run.sample(step); std::filesystem::exists(path, unreadable) || unreadable) {
        auto sheet = readSheet(path, imageSize, count);
        if (!sheet) return tl::unexpected(sheet.error());
        samples.images = std::move(sheet->images);
        samples.columns = sheet->columns;
    }
    samples.step = step;
    return samples;
}

std::vector<std::int64_t> sampleStepsIn(const RunFolder& run)
{
    std::vector<std::int64_t> steps;
    for (const char* extension : extensions) {
        for (const std::int64_t step : stepsIn(run.samples(), extension)) steps.push_back(step);
    }
    std::ranges::sort(steps);
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    return steps;
}

std::vector<std::filesystem::path> sampleFiles(const RunFolder& run, std::int64_t step)
{
    std::vector<std::filesystem::path> files;
    for (const char* extension : extensions) {
        std::error_code unreadable;
        const auto file = fileOf(run, step, extension);
        if (std::filesystem::exists(file, unreadable)) files.push_back(file);
    }
    for (const char* kind : {"grid", "film"}) {
        for (std::size_t index = 0;; ++index) {
            std::error_code unreadable;
            const auto file = numberedFile(run, step, kind, index);
            if (!std::filesystem::exists(file, unreadable)) break;
            files.push_back(file);
        }
    }
    return files;
}

}  // namespace synthslice::store
