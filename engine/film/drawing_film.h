#pragma once

#include <string>
#include <vector>

#include "engine/base/grey/contrast_range.h"
#include "engine/film/picture.h"
#include "engine/session/messages.h"

namespace synthslice::film {

/// How films of samples are drawn into a file.
struct DrawingFilmStyle {
    int scale = 0;          ///< pixels of the film for one of an image; 0 makes a grid up to 512 px wide
    bool stretched = true;  ///< grey over what the last moments use, else over the full scale
    std::string solid = "solid";  ///< the words for lines in the legend
    std::string dashed = "dashed";
};

/// Films of samples (session::ImageFilm) side by side, in colour: a frame a moment, with the marks drawn over
/// it and a legend. Titles and kinds of marks are written as they are.
class DrawingFilm {
public:
    /// Of one film at least.
    DrawingFilm(std::vector<session::ImageFilm> films, DrawingFilmStyle style);

    /// The last moment stays for as long as three others.
    [[nodiscard]] std::size_t frames() const;
    [[nodiscard]] Picture frame(std::size_t number) const;

private:
    [[nodiscard]] std::string legendOf(const session::ImageFilm& film) const;

    std::vector<session::ImageFilm> m_films;
    DrawingFilmStyle m_style;
    std::size_t m_moments = 0;
    GreyRange m_range;
};

}  // namespace synthslice::film
