#include "app/commands/class_inspection.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>
#include <vector>

#include "engine/data/labelled/labelled_dataset.h"

namespace synthslice::app {

namespace {

using data::ClassBalance;
using data::Part;
using spec::Json;

std::string nameOf(Part part)
{
    return std::string(data::partNames[static_cast<std::size_t>(part)]);
}

Json jsonOf(const ClassBalance& balance)
{
    Json classes = Json::array();
    for (std::size_t label = 0; label < balance.classNames.size(); ++label) {
        Json entry{{"name", balance.classNames[label]}};
        for (const Part part : data::allParts) {
            const double share = balance.share(label, part);
            entry[nameOf(part)] = {{"count", balance.count(label, part)},
                                   {"share", std::isnan(share) ? Json() : Json(share)}};
        }
        classes.push_back(entry);
    }
    return classes;
}

/// A row a class: name, and count and share in each part that has images; one where files tell no parts.
std::string tableOf(const ClassBalance& balance)
{
    constexpr int nameWidth = 16;
    constexpr int countWidth = 12;
    constexpr int shareWidth = 8;
    std::vector<Part> parts;
    std::ranges::copy_if(data::allParts, std::back_inserter(parts),
                         [&](Part part) { return balance.total(part) > 0; });
    std::ostringstream text;
    text << std::fixed << std::setprecision(1) << std::left << std::setw(nameWidth) << "class" << std::right;
    for (const Part part : parts)
        text << std::setw(countWidth) << (parts.size() == 1 ? "images" : nameOf(part))
             << std::setw(shareWidth) << "%";
    for (std::size_t label = 0; label < balance.classNames.size(); ++label) {
        text << "\n" << std::left << std::setw(nameWidth) << balance.classNames[label] << std::right;
        for (const Part part : parts) {
            text << std::setw(countWidth) << balance.count(label, part) << std::setw(shareWidth)
                 << 100.0 * balance.share(label, part);
        }
    }
    text << "\n" << std::left << std::setw(nameWidth) << "all" << std::right;
    for (const Part part : parts)
        text << std::setw(countWidth) << balance.total(part) << std::setw(shareWidth) << 100.0;
    return text.str() + "\n";
}

}  // namespace

Result<CommandResult> inspectClasses(const std::string& path, std::int64_t patchSize,
                                     const Progress& progress)
{
    data::LabelledOptions options;
    options.patchSize = patchSize;
    options.testShare = 0.0;  // only what the files tell themselves
    options.validationShare = 0.0;
    const auto dataset = data::LabelledDataset::load(path, options, progress);
    if (!dataset) return tl::unexpected(dataset.error());
    const ClassBalance balance = dataset->balance();
    Json skipped = Json::array();
    std::ostringstream text;
    text << dataset->count() << " images of " << dataset->width() << " x " << dataset->height() << " px in "
         << balance.classNames.size() << " classes\n"
         << tableOf(balance);
    for (const auto& note : dataset->notes()) text << note << "\n";
    for (const auto& file : dataset->skipped()) {
        text << "skipped " << file.file << ": " << file.reason << "\n";
        skipped.push_back({{"file", file.file}, {"reason", file.reason}});
    }
    return CommandResult{{{"images", dataset->count()},
                          {"width", dataset->width()},
                          {"height", dataset->height()},
                          {"classes", jsonOf(balance)},
                          {"skipped", skipped},
                          {"notes", dataset->notes()},
                          {"fingerprint", dataset->fingerprint()}},
                         text.str()};
}

}  // namespace synthslice::app
