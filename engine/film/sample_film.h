#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/grey/contrast_range.h"
#include "engine/base/result.h"
#include "engine/film/picture.h"

namespace synthslice::film {

/// How sample grids are drawn into a film.
struct SampleFilmStyle {
    int scale = 0;              ///< pixels of the film for one of a sample; 0 makes a grid up to 512 px wide
    bool stretched = true;      ///< grey over what the newest samples use, else over the full scale
    std::string step = "step";  ///< the word before the number
};

/// The samples of one or several runs over their steps, of the same latents in every frame: side by side, at
/// rising step. There is a frame for each step of which some run has samples; each run shows its newest then.
class SampleFilm {
public:
    /// An error if a run cannot be read or has no sample images.
    static Result<SampleFilm> of(std::vector<std::filesystem::path> runs, SampleFilmStyle style);

    [[nodiscard]] const std::vector<std::int64_t>& steps() const { return m_steps; }  ///< of the frames
    [[nodiscard]] Result<Picture> frame(std::size_t number) const;

private:
    struct Shown {
        std::filesystem::path folder;
        std::string name;
        std::vector<std::int64_t> steps;
        std::size_t images = 0;  ///< of the newest step; older ones are shown as far as they fit
        int columns = 1;
        int width = 0;  ///< of its grid in the film
        int height = 0;
    };

    std::vector<Shown> m_runs;
    SampleFilmStyle m_style;
    std::vector<std::int64_t> m_steps;
    GreyRange m_range;
};

}  // namespace synthslice::film
