#pragma once

#include <string>
#include <vector>

#include <QString>

#include "engine/spec/parameters/json_text.h"

namespace synthslice::ui {

/// Where the values of a parameter lie on an axis: numbers by their size, on a logarithmic scale if they span
/// more than a decade; others side by side in the order of their first appearance.
class ValueAxis {
public:
    explicit ValueAxis(const std::vector<spec::Json>& values);

    [[nodiscard]] bool isNumeric() const { return m_numeric; }
    [[nodiscard]] bool isLogarithmic() const { return m_logarithmic; }
    [[nodiscard]] double low() const { return m_low; }  ///< the lowest place
    [[nodiscard]] double high() const { return m_high; }
    /// The number, or the place among the others.
    [[nodiscard]] double place(const spec::Json& value) const;
    /// The place as a share of the way from the lowest to the highest, 0.5 if there is one place only.
    [[nodiscard]] double share(const spec::Json& value) const;
    /// Names of the places of what is no number.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    bool m_numeric = true;
    bool m_logarithmic = false;
    double m_low = 0.0;
    double m_high = 0.0;
    std::vector<std::string> m_names;
};

}  // namespace synthslice::ui
