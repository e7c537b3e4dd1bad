#include "engine/spec/family.h"

#include <algorithm>

#include "engine/base/text/text.h"
#include "engine/families/families.h"
#include "engine/spec/parameters/nearest_name.h"

namespace synthslice::spec {

namespace {

std::vector<const Family*>& known()
{
    static std::vector<const Family*> all = builtInFamilies();
    return all;
}

}  // namespace

const std::vector<const Family*>& families()
{
    return known();
}

void addFamily(const Family& family)
{
    known().push_back(&family);
}

Result<const Family*> familyNamed(const std::string& name)
{
    const auto found = std::ranges::find(families(), name, &Family::name);
    if (found != families().end()) return *found;
    std::vector<std::string> names;
    for (const Family* family : families()) names.push_back(family->name());
    return invalidInput(text("family: '%1' is not known", shortened(name)), nameHint(name, names));
}

const Family& familyOf(const ExperimentSpec& experiment)
{
    return **familyNamed(experiment.family.name());
}

FamilySpec::FamilySpec() : FamilySpec(families().front()->defaults()) {}

}  // namespace synthslice::spec
