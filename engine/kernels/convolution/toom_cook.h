#pragma once

#include <array>
#include <cstddef>

namespace synthslice::kernels {

/// A matrix that is known when the program is compiled.
template <int Rows, int Columns>
struct Matrix {
    static constexpr int rows = Rows;
    static constexpr int columns = Columns;
    std::array<std::array<float, Columns>, Rows> at{};

    [[nodiscard]] constexpr Matrix<Columns, Rows> transposed() const
    {
        Matrix<Columns, Rows> result;
        for (int row = 0; row < Rows; ++row) {
            for (int column = 0; column < Columns; ++column) result.at[column][row] = at[row][column];
        }
        return result;
    }
};

/// The trilinear form of a filter in one dimension, from polynomial products by Toom and Cook (Winograd 1980,
/// Lavin & Gray 2016): for outputs y, taps w and inputs d,
///
///     sum over i < Outputs, j < Taps of y_i w_j d_(i+j) = sum over points e of (A y)_e (G w)_e (Bt d)_e.
///
/// Its derivative by y is the filter, by w the gradient of the taps.
template <int Outputs, int Taps>
struct FilterForm {
    static constexpr int points = Outputs + Taps - 1;
    Matrix<points, Outputs> a;
    Matrix<points, Taps> g;
    Matrix<points, points> bt;
};

/// Evaluated at the `finite` points and at infinity.
template <int Outputs, int Taps>
constexpr FilterForm<Outputs, Taps> filterForm(const std::array<double, Outputs + Taps - 2>& finite)
{
    FilterForm<Outputs, Taps> form;
    constexpr int last = form.points - 1;
    for (int e = 0; e <= last; ++e) {
        // The product of (x - p) over the other finite points p, lowest coefficient first.
        std::array<double, form.points> product{1.0};
        double scale = 1.0;
        for (int k = 0; k < last; ++k) {
            if (k == e) continue;
            for (int power = last; power >= 0; --power) {
                product[power] = (power > 0 ? product[power - 1] : 0.0) - finite[k] * product[power];
            }
            if (e < last) scale *= finite[e] - finite[k];
        }
        double power = 1.0;
        for (int i = 0; e < last && (i < Outputs || i < Taps); ++i, power *= finite[e]) {
            if (i < Outputs) form.a.at[e][i] = static_cast<float>(power);
            if (i < Taps) form.g.at[e][i] = static_cast<float>(power / scale);
        }
        for (int k = 0; k < form.points; ++k) form.bt.at[e][k] = static_cast<float>(product[k]);
    }
    form.a.at[last][Outputs - 1] = 1.0F;
    form.g.at[last][Taps - 1] = 1.0F;
    return form;
}

}  // namespace synthslice::kernels
