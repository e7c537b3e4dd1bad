#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/folder_images.h"
#include "engine/film/film_file.h"
#include "engine/film/image_grid.h"
#include "engine/latent/latent_moves.h"
#include "engine/training/image_generator.h"

namespace synthslice::app {

namespace {

struct LatentOptions {
    std::string run;
    std::string out;
    std::optional<std::int64_t> step;
    bool raw = false;
    std::vector<std::uint64_t> path;
    std::vector<std::string> pathImages;
    std::size_t frames = 16;
    bool linear = false;
    std::optional<std::uint64_t> plane;
    std::vector<std::size_t> numbers;
    std::vector<std::uint64_t> directions;
    double span = 3.0;
    std::size_t side = 9;
    std::optional<std::uint64_t> neighbours;
    double distance = 0.3;
    std::size_t count = 16;
    std::optional<double> condition;
    double framesPerSecond = 10.0;
    int scale = 0;
};

/// Points and how many stand in a row of a picture.
struct View {
    std::vector<latent::Point> points;
    int columns = 1;
};

int columnsFor(std::size_t count)
{
    int columns = 1;
    while (static_cast<std::size_t>(columns) * static_cast<std::size_t>(columns) < count) ++columns;
    return columns;
}

Result<std::vector<latent::Point>> stopsOf(const LatentOptions& options, latent::Space& space,
                                           const Progress& progress)
{
    std::vector<latent::Point> stops;
    for (const std::uint64_t seed : options.path) stops.push_back(space.pointOf({seed, options.condition}));
    for (const std::string& file : options.pathImages) {
        const auto read = readFolderImages(file, {}, progress);
        if (!read) return tl::unexpected(read.error());
        auto points = space.encode(read->images);
        if (!points) return points;
        stops.insert(stops.end(), points->begin(), points->end());
    }
    if (stops.size() < 2) {
        return invalidInput("A path needs two stops or more",
                            "give --path two seeds, such as --path 3,9, or --path-images two images");
    }
    return stops;
}

Result<View> pathOf(const LatentOptions& options, latent::Space& space, const Progress& progress)
{
    const auto stops = stopsOf(options, space, progress);
    if (!stops) return tl::unexpected(stops.error());
    const auto interpolation = options.linear ? latent::Interpolation::Linear
                                              : latent::Interpolation::Spherical;
    View view;
    for (std::size_t i = 1; i < stops->size(); ++i) {
        const auto leg = latent::pathBetween((*stops)[i - 1], (*stops)[i], options.frames, interpolation);
        // A stop between two legs is shown once.
        view.points.insert(view.points.end(), leg.begin() + (i > 1 ? 1 : 0), leg.end());
    }
    view.columns = columnsFor(view.points.size());
    return view;
}

Result<View> planeOf(const LatentOptions& options, const latent::Space& space)
{
    latent::Plane plane{.span = options.span, .pointsASide = options.side};
    if (options.numbers.size() == 2) {
        plane.right = {options.numbers[0]};
        plane.up = {options.numbers[1]};
    } else if (options.directions.size() == 2) {
        plane.right = {std::nullopt, options.directions[0]};
        plane.up = {std::nullopt, options.directions[1]};
    } else {
        plane.right = {std::nullopt, 0};
        plane.up = {std::nullopt, 1};
    }
    return latent::planeThrough(space.pointOf({*options.plane, options.condition}), plane)
        .map([&](std::vector<latent::Point> points) {
            return View{std::move(points), static_cast<int>(options.side)};
        });
}

Result<View> viewOf(const LatentOptions& options, latent::Space& space, const Progress& progress)
{
    if (options.plane) return planeOf(options, space);
    if (options.neighbours) {
        return View{latent::neighboursOf(space.pointOf({*options.neighbours, options.condition}),
                                         options.distance, options.count, 0),
                    columnsFor(options.count)};
    }
    return pathOf(options, space, progress);
}

Result<CommandResult> showLatent(const LatentOptions& options, const Progress& progress)
{
    const std::string ending = std::filesystem::path(options.out).extension().string();
    const bool still = ending == ".png";
    if (!still && ending != ".gif" && ending != ".webm" && ending != ".mp4") {
        return invalidInput(options.out + " is neither a picture nor a film by its ending",
                            "choose .png, .gif, .webm or .mp4");
    }
    const auto generator = training::ImageGenerator::open(options.run, {options.step, !options.raw});
    if (!generator) return tl::unexpected(generator.error());
    const auto view = viewOf(options, **generator, progress);
    if (!view) return tl::unexpected(view.error());
    if (constexpr std::size_t most = 10000; view->points.size() > most) {
        return invalidInput(std::to_string(view->points.size()) +
                                " images are more than a picture or film has",
                            "choose " + std::to_string(most) + " at most, with fewer stops or --frames");
    }
    const auto images = (*generator)->imagesAt(view->points);
    if (!images) return tl::unexpected(images.error());
    const GreyRange range = contrastRange(*images);
    const int columns = still ? view->columns : 1;
    const int scale = options.scale > 0 ? options.scale : film::fittingScale(*images, columns);
    film::Picture shown;
    const auto written = [&]() -> Result<void> {
        if (still) {
            shown = film::gridPicture(*images, columns, scale, range);
            return film::writePicture(options.out, shown);
        }
        return film::writeFilm(
            options.out, options.framesPerSecond, images->size(),
            [&](std::size_t frame) -> Result<film::Picture> {
                return shown = film::gridPicture({&(*images)[frame], 1}, 1, scale, range);
            },
            progress);
    }();
    if (!written) return tl::unexpected(written.error());
    return CommandResult{{{"file", options.out},
                          {"images", images->size()},
                          {"latent_size", (*generator)->size()},
                          {"step", (*generator)->step()},
                          {"width", shown.width},
                          {"height", shown.height}},
                         std::to_string(images->size()) + " images of a latent of " +
                             std::to_string((*generator)->size()) + " numbers, step " +
                             std::to_string((*generator)->step()) + ", in " + options.out + "\n"};
}

}  // namespace

void addLatentCommand(CommandLine& commandLine)
{
    auto options = std::make_shared<LatentOptions>();
    auto& command = commandLine.add(
        "latent", "Move through the latent space of a run's network: a path, a plane or neighbours",
        "synthslice-cli latent my-run --path 3,9 --frames 32 --out path.gif",
        [options](const Progress& progress) { return showLatent(*options, progress); });
    command.add_option("RUN", options->run, "Run folder")->required();
    command
        .add_option(
            "--out", options->out,
            "File to write: .png, all images in one picture; .gif, .webm or .mp4, one after the other")
        ->required();
    command.add_option("--step", options->step, "Checkpoint of this step; the best if absent");
    command.add_flag("--raw", options->raw, "The generator as it is trained, not the averaged one");
    auto* kind = command.add_option_group("View");
    kind->add_option("--path", options->path, "Go from the image of one seed to that of the next: 3,9")
        ->delimiter(',');
    kind->add_option("--path-images", options->pathImages,
                     "Go from one image file to the next, through the encoder of the run's network")
        ->delimiter(',');
    kind->add_option("--plane", options->plane, "A plane of two directions through the image of this seed");
    kind->add_option("--neighbours", options->neighbours, "The image of this seed, and others near it");
    kind->require_option(1);
    command.add_option("--frames", options->frames, "Images from one stop of a path to the next")
        ->capture_default_str()
        ->check(CLI::Range(2, 10000));
    command.add_flag("--linear", options->linear, "Straight lines between stops, not great circles");
    auto* numbers = command
                        .add_option("--numbers", options->numbers,
                                    "Directions of a plane: along these two numbers of the latent, from 0")
                        ->delimiter(',')
                        ->expected(2);
    command
        .add_option("--directions", options->directions,
                    "Directions of a plane: at random, by these two seeds; 0,1 if absent")
        ->delimiter(',')
        ->expected(2)
        ->excludes(numbers);
    command.add_option("--span", options->span, "A plane reaches from -SPAN to SPAN standard deviations")
        ->capture_default_str()
        ->check(CLI::Range(0.01, 100.0));
    command.add_option("--side", options->side, "Images along each side of a plane")
        ->capture_default_str()
        ->check(CLI::Range(2, 64));
    command
        .add_option("--distance", options->distance,
                    "How far neighbours are, from 0, the image itself, to 1, any other")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command
        .add_option("--count", options->count, "Images of neighbours, the first of which is the image itself")
        ->capture_default_str()
        ->check(CLI::Range(1, 4096));
    command
        .add_option("--volume-fraction", options->condition,
                    "Ask for this volume fraction, of a run with condition.measure = volume_fraction")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--fps", options->framesPerSecond, "Frames a second of a film, 0.1 to 50")
        ->capture_default_str();
    command
        .add_option("--scale", options->scale,
                    "Pixels of the picture for one of an image; what makes it up to 512 px wide if absent")
        ->check(CLI::Range(1, 64));
}

}  // namespace synthslice::app
