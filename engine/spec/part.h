#pragma once

#include <functional>
#include <string>
#include <variant>

#include "engine/spec/network/network_spec.h"
#include "engine/spec/parameters/parameter_group.h"
#include "engine/spec/parameters/struct_json.h"
#include "engine/spec/training/optimizer_spec.h"

namespace synthslice::spec {

/// A struct that has a parameter table, whichever it is.
class StructRef {
public:
    template <class S>
    explicit StructRef(S& value)
        : toJson([&value] { return structToJson(value); }),
          read([&value](const Json& json, const std::string& path) {
              return structFromJson<S>(json, path).map([&value](S is) { value = std::move(is); });
          }),
          group(parameterGroupOf<S>)
    {
    }

    std::function<Json()> toJson;
    /// All or nothing; `path` is for the error.
    std::function<Result<void>(const Json& json, const std::string& path)> read;
    ParameterGroup (*group)(const std::string& path);
};

/// A place in an experiment that holds a part of its family's struct: parameters, a network, or an optimizer.
/// JSON, `--set`, checks, forms and docs/parameters.md go through the parts of a struct in their order.
struct Part {
    std::string path;   ///< "latent", "generator", "optimizer.generator"
    std::string title;  ///< in English (SYNTHSLICE_TEXT); empty for that of the struct
    std::string help;   ///< one sentence, in English (SYNTHSLICE_TEXT); empty for that of the struct
    std::variant<StructRef, NetworkSpec*, OptimizerSpec*> value;

    /// The first part of the path: parts of one section stand together.
    [[nodiscard]] std::string section() const { return path.substr(0, path.find('.')); }
};

}  // namespace synthslice::spec
