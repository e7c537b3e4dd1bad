#include "app/shared/region_options.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <regex>
#include <sstream>

namespace synthslice::app {

namespace {

/// Numbers of at most nine digits, so that they can be read.
const CLI::Validator sliceRange(
    [](const std::string& text) {
        static const std::regex form("[0-9]{0,9}:[0-9]{0,9}(:[0-9]{0,9})?");
        return std::regex_match(text, form) ? std::string()
                                            : text + " is no range of slices, write 10:200 or 10:200:2";
    },
    "FIRST:LAST:STEP");

}  // namespace

void RegionOptions::addTo(CLI::App& command)
{
    command.add_option(
        "--mask", mask,
        "File or folder of images that are not 0 where the material is: one for all slices, or "
        "one for each");
    command.add_option("--roi", roi, "Take this rectangle of the files only, px")
        ->delimiter(',')
        ->expected(4)
        ->type_name("X,Y,WIDTH,HEIGHT")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000}));
    command
        .add_option("--slices", slices, "Take these slices only, counted from 1; each number may be left out")
        ->check(sliceRange);
}

void RegionOptions::applyTo(spec::DataSpec& spec) const
{
    if (!mask.empty()) spec.mask = std::filesystem::absolute(mask).string();  // runs may go on elsewhere
    if (!roi.empty()) {
        spec.roiX = roi[0];
        spec.roiY = roi[1];
        spec.roiWidth = roi[2];
        spec.roiHeight = roi[3];
    }
    std::istringstream parts(slices);
    std::string part;
    for (std::int64_t* number : std::array{&spec.firstSlice, &spec.lastSlice, &spec.sliceStep}) {
        if (std::getline(parts, part, ':') && !part.empty()) *number = std::stoll(part);
    }
    spec.firstSlice = std::max<std::int64_t>(1, spec.firstSlice);
    spec.sliceStep = std::max<std::int64_t>(1, spec.sliceStep);
}

}  // namespace synthslice::app
