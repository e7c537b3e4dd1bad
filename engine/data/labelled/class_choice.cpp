#include "engine/data/labelled/class_choice.h"

#include <algorithm>
#include <numeric>
#include <sstream>

#include "engine/base/text/text.h"
#include "engine/spec/parameters/nearest_name.h"

namespace synthslice::data {

namespace {

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

}  // namespace

Result<std::vector<std::size_t>> chooseClasses(const std::string& classes,
                                               const std::vector<std::string>& names)
{
    std::vector<std::size_t> chosen;
    std::istringstream stream(classes);
    for (std::string part; std::getline(stream, part, ',');) {
        const std::string name = trimmed(part);
        const auto place = std::ranges::find(names, name);
        if (place == names.end())
            return invalidInput(text("There is no class '%1'", name), spec::nameHint(name, names));
        const auto number = static_cast<std::size_t>(place - names.begin());
        if (std::ranges::find(chosen, number) != chosen.end())
            return invalidInput(text("The class '%1' is chosen twice", name), text("name each class once"));
        chosen.push_back(number);
    }
    if (chosen.empty()) {
        chosen.resize(names.size());
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    }
    if (chosen.size() < 2) {
        return invalidInput(text("There is one class, '%1'", names.at(chosen.front())),
                            text("give images of two classes or more"));
    }
    return chosen;
}

}  // namespace synthslice::data
