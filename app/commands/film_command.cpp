#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "engine/film/drawing_film.h"
#include "engine/film/film_file.h"
#include "engine/film/sample_film.h"
#include "engine/store/run_store.h"

namespace synthslice::app {

namespace {

struct FilmOptions {
    std::vector<std::string> runs;
    std::string out;
    double framesPerSecond = 5.0;
    int scale = 0;
    bool fullScale = false;
    bool drawing = false;
    std::optional<std::int64_t> step;
};

/// How the images of a step's samples come to be.
Result<CommandResult> makeDrawingFilm(const FilmOptions& options, const Progress& progress)
{
    if (options.runs.size() != 1) {
        return invalidInput("--drawing shows one run, but there are " + std::to_string(options.runs.size()),
                            "give one run folder");
    }
    const std::string& run = options.runs.front();
    const std::vector<std::int64_t> steps = store::sampleSteps(run);
    if (steps.empty()) return invalidInput(run + " has no samples", "choose a run that makes images");
    const std::int64_t step = options.step.value_or(steps.back());
    const auto samples = store::readSamples(run, step);
    if (!samples) return tl::unexpected(samples.error());
    if (samples->films.empty()) {
        return invalidInput("The samples of " + run + " tell nothing of how they were drawn",
                            "choose a run of the family draw, or leave --drawing out");
    }
    const film::DrawingFilm film(samples->films, {options.scale, !options.fullScale});
    const film::Picture last = film.frame(film.frames() - 1);
    const std::size_t moments = samples->films.front().moments.size();
    return film::writeFilm(
               options.out, options.framesPerSecond, film.frames(),
               [&](std::size_t number) -> Result<film::Picture> { return film.frame(number); }, progress)
        .map([&] {
            return CommandResult{{{"file", options.out},
                                  {"step", step},
                                  {"moments", moments},
                                  {"width", last.width},
                                  {"height", last.height}},
                                 std::to_string(moments) + " moments of step " + std::to_string(step) +
                                     " as " + std::to_string(last.width) + " x " +
                                     std::to_string(last.height) + " px in " + options.out + "\n"};
        });
}

Result<CommandResult> makeFilm(const FilmOptions& options, const Progress& progress)
{
    if (options.drawing) return makeDrawingFilm(options, progress);
    const auto samples = film::SampleFilm::of({options.runs.begin(), options.runs.end()},
                                              {options.scale, !options.fullScale});
    if (!samples) return tl::unexpected(samples.error());
    film::Picture last;
    const auto written = film::writeFilm(
        options.out, options.framesPerSecond, samples->steps().size(),
        [&](std::size_t number) {
            return samples->frame(number).map([&](film::Picture frame) { return last = std::move(frame); });
        },
        progress);
    if (!written) return tl::unexpected(written.error());
    return CommandResult{
        {{"file", options.out}, {"steps", samples->steps()}, {"width", last.width}, {"height", last.height}},
        std::to_string(samples->steps().size()) + " frames of " + std::to_string(last.width) + " x " +
            std::to_string(last.height) + " px in " + options.out + "\n"};
}

}  // namespace

void addFilmCommand(CommandLine& commandLine)
{
    auto options = std::make_shared<FilmOptions>();
    auto& command = commandLine.add(
        "film", "Show the samples of a run over its steps, or of several side by side, as a film",
        "synthslice-cli film my-run other-run --out comparison.webm",
        [options](const Progress& progress) { return makeFilm(*options, progress); });
    command.add_option("RUN", options->runs, "Run folders")->required();
    command.add_option("--out", options->out, "File to write: .gif, .webm or .mp4")->required();
    command.add_option("--fps", options->framesPerSecond, "Frames a second, 0.1 to 50")
        ->capture_default_str();
    command
        .add_option("--scale", options->scale,
                    "Pixels of the film for one of a sample; what makes a grid up to 512 px wide if absent")
        ->check(CLI::Range(1, 64));
    command.add_flag("--full-scale", options->fullScale,
                     "Show the full grey scale of the files instead of what the newest samples use");
    auto* drawing = command.add_flag(
        "--drawing", options->drawing,
        "Show how the images of one step come to be, with what is read and written, "
        "for a run of the family draw");
    command.add_option("--step", options->step, "That step's samples; the newest if absent")->needs(drawing);
}

}  // namespace synthslice::app
