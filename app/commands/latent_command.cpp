#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/shared/folder_images.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/square_columns.h"
#include "engine/film/film_file.h"
#include "engine/film/image_grid.h"
#include "engine/latent/latent_moves.h"
#include "engine/training/images/image_generator.h"

namespace synthslice::app {

namespace {

constexpr std::size_t mostImages = 10000;

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
    std::uint64_t draw = 0;
    std::optional<double> condition;
    double framesPerSecond = 10.0;
    int scale = 0;
};

/// Points and how many stand in a row of a picture.
struct View {
    std::vector<latent::Point> points;
    int columns = 1;
};

Result<std::vector<latent::Point>> stopsOf(const LatentOptions& options, latent::Space& space,
                                           const Progress& progress)
{
    std::vector<latent::Point> stops;
    for (const std::uint64_t seed : options.path) stops.push_back(space.pointOf({seed, options.condition}));
    for (const std::string& file : options.pathImages) {
        if (std::error_code unreadable; !std::filesystem::is_regular_file(file, unreadable)) {
            return invalidInput(file + " is no file", "give --path-images the files of two images or more");
        }
        const auto read = readFolderImages(file, {}, progress);
        if (!read) return tl::unexpected(read.error());
        auto points = space.encode(read->images);
        if (!points) return points;
        stops.insert(stops.end(), points->begin(), points->end());
    }
    if (stops.size() < 2) {
        return invalidInput("A path needs two stops or more",
                            "give --path two seeds, such as --path 3,9, or --path-images twice");
    }
    return stops;
}

Result<View> pathOf(const LatentOptions& options, latent::Space& space, const Progress& progress)
{
    const auto stops = stopsOf(options, space, progress);
    if (!stops) return tl::unexpected(stops.error());
    const std::size_t count = (stops->size() - 1) * (options.frames - 1) + 1;
    if (count > mostImages) {
        return invalidInput(std::to_string(count) + " images are more than a picture or film has",
                            "choose " + std::to_string(mostImages) +
                                " at most, with fewer stops or --frames");
    }
    const auto interpolation = options.linear ? latent::Interpolation::Linear
                                              : latent::Interpolation::Spherical;
    return View{latent::pathThrough(*stops, options.frames, interpolation), squareColumns(count)};
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
                                         options.distance, options.count, options.draw),
                    squareColumns(options.count)};
    }
    return pathOf(options, space, progress);
}

/// What can be known before the work begins.
Result<void> canBeWritten(const LatentOptions& options)
{
    const std::string ending = film::endingOf(options.out);
    if (ending != ".png" && ending != ".gif" && ending != ".webm" && ending != ".mp4") {
        return invalidInput(options.out + " is neither a picture nor a film by its ending",
                            "choose .png, .gif, .webm or .mp4");
    }
    return checkWritable(options.out);
}

Result<CommandResult> showLatent(const LatentOptions& options, const Progress& progress)
{
    if (auto writable = canBeWritten(options); !writable) return tl::unexpected(writable.error());
    const auto generator = training::ImageGenerator::open(options.run, {options.step, !options.raw});
    if (!generator) return tl::unexpected(generator.error());
    const auto view = viewOf(options, **generator, progress);
    if (!view) return tl::unexpected(view.error());
    const auto images = latent::imagesOf(**generator, view->points, progress);
    if (!images) return tl::unexpected(images.error());
    const bool still = film::endingOf(options.out) == ".png";
    const int columns = still ? view->columns : 1;
    const int scale = options.scale > 0 ? options.scale : film::fittingScale(*images, columns);
    const film::GridSize size = film::gridSize({images->data(), still ? images->size() : 1}, columns, scale);
    constexpr int widest = 32767;  // px
    if (size.width > widest || size.height > widest) {
        return invalidInput("The picture would have " + std::to_string(size.width) + " x " +
                                std::to_string(size.height) + " px",
                            "choose a smaller --scale, or fewer images");
    }
    const auto written = still ? film::writePicture(options.out, film::gridPicture(*images, columns, scale,
                                                                                   contrastRange(*images)))
                               : film::writeImageFilm(options.out, options.framesPerSecond, *images, scale,
                                                      progress);
    if (!written) return tl::unexpected(written.error());
    const std::string count = images->size() == 1 ? "1 image" : std::to_string(images->size()) + " images";
    return CommandResult{{{"file", options.out},
                          {"images", images->size()},
                          {"latent_size", (*generator)->size()},
                          {"step", (*generator)->step()},
                          {"width", size.width},
                          {"height", size.height}},
                         count + " of a latent of " + std::to_string((*generator)->size()) +
                             " numbers, step " + std::to_string((*generator)->step()) + ", in " +
                             options.out + "\n"};
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
    // One value each, so that what follows is RUN.
    kind->add_option("--path", options->path, "Go from the image of one seed to that of the next: 3,9")
        ->delimiter(',')
        ->allow_extra_args(false);
    auto* pathImages = kind->add_option(
                               "--path-images", options->pathImages,
                               "Go from one image file to the next, through the encoder of the run's "
                               "network; give it for each file")
                           ->allow_extra_args(false);
    auto* plane = kind->add_option("--plane", options->plane,
                                   "A plane of two directions through the image of this seed");
    auto* neighbours = kind->add_option("--neighbours", options->neighbours,
                                        "The image of this seed, and others near it");
    kind->require_option(1);
    command.add_option("--frames", options->frames, "Images from one stop of a path to the next")
        ->capture_default_str()
        ->check(CLI::Range(2, 10000))
        ->excludes(plane)
        ->excludes(neighbours);
    command.add_flag("--linear", options->linear, "Straight lines between stops, not great circles")
        ->excludes(plane)
        ->excludes(neighbours);
    auto* numbers = command
                        .add_option("--numbers", options->numbers,
                                    "Directions of a plane: along these two numbers of the latent, from 0")
                        ->delimiter(',')
                        ->expected(2)
                        ->needs(plane);
    command
        .add_option("--directions", options->directions,
                    "Directions of a plane: at random, by these two seeds; 0,1 if absent")
        ->delimiter(',')
        ->expected(2)
        ->needs(plane)
        ->excludes(numbers);
    command.add_option("--span", options->span, "A plane reaches from -SPAN to SPAN standard deviations")
        ->capture_default_str()
        ->check(CLI::Range(0.01, 100.0))
        ->needs(plane);
    command.add_option("--side", options->side, "Images along each side of a plane")
        ->capture_default_str()
        ->check(CLI::Range(2, 64))
        ->needs(plane);
    command
        .add_option("--distance", options->distance,
                    "How far neighbours are, from 0, the image itself, to 1, any other")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0))
        ->needs(neighbours);
    command
        .add_option("--count", options->count, "Images of neighbours, the first of which is the image itself")
        ->capture_default_str()
        ->check(CLI::Range(1, 4096))
        ->needs(neighbours);
    command.add_option("--draw", options->draw, "Another number draws other neighbours")
        ->capture_default_str()
        ->needs(neighbours);
    command
        .add_option("--volume-fraction", options->condition,
                    "Ask for this volume fraction, of a run with condition.measure = volume_fraction")
        ->check(CLI::Range(0.0, 1.0))
        ->excludes(pathImages);
    command.add_option("--fps", options->framesPerSecond, "Frames a second of a film")
        ->capture_default_str()
        ->check(CLI::Range(film::fewestFramesPerSecond, film::mostFramesPerSecond));
    command
        .add_option("--scale", options->scale,
                    "Pixels of the picture for one of an image; what makes it up to 512 px wide if absent")
        ->check(CLI::Range(1, 64));
}

}  // namespace synthslice::app
