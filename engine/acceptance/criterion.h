#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/spec/text.h"

namespace synthslice::acceptance {

/// What criteria may look at: the image and, computed once and only if asked for, what several of them share.
class JudgedImage;

/// What a criterion looks at; they are shown in this order.
enum class CriterionKind {
    Structure,  ///< what the material is like; differs from place to place
    Texture     ///< what the scanner makes of it: noise, sharpness; about the same everywhere
};

/// One number that is computed from a single image and limited by acceptance. Adding a criterion is adding
/// one file criteria/<name>.cpp with a subclass, ended by SYNTHSLICE_CRITERION.
class Criterion {
public:
    virtual ~Criterion() = default;
    [[nodiscard]] virtual std::string name() const = 0;   ///< JSON key, "volume_fraction"
    [[nodiscard]] virtual std::string label() const = 0;  ///< in English (SYNTHSLICE_TEXT)
    [[nodiscard]] virtual std::string unit() const = 0;   ///< "px", "" ...
    [[nodiscard]] virtual std::string help() const = 0;   ///< one sentence, in English (SYNTHSLICE_TEXT)
    [[nodiscard]] virtual CriterionKind kind() const { return CriterionKind::Structure; }
    /// NaN if it cannot be measured in this image, which then is refused.
    [[nodiscard]] virtual double measure(const JudgedImage& image) const = 0;
};

/// All criteria of the program, in the order in which they are shown: structure, then texture, by name.
[[nodiscard]] const std::vector<std::unique_ptr<Criterion>>& allCriteria();

/// The criterion of that name; none if there is no such criterion.
[[nodiscard]] const Criterion* findCriterion(const std::string& name);

/// Makes the criterion in file criteria/<file>.cpp known; the build calls it for every file there.
#define SYNTHSLICE_CRITERION(file, Type)         \
    namespace synthslice::acceptance::criteria { \
    std::unique_ptr<Criterion> file()            \
    {                                            \
        return std::make_unique<Type>();         \
    }                                            \
    }

}  // namespace synthslice::acceptance
