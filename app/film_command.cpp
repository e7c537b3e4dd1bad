#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "engine/film/film_file.h"
#include "engine/film/sample_film.h"

namespace synthslice::app {

namespace {

struct FilmOptions {
    std::vector<std::string> runs;
    std::string out;
    double framesPerSecond = 5.0;
    int scale = 0;
    bool fullScale = false;
};

Result<CommandResult> makeFilm(const FilmOptions& options, const Progress& progress)
{
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
}

}  // namespace synthslice::app
