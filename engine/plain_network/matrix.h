#pragma once

#include <cstddef>
#include <vector>

namespace synthslice::plain_network {

/// Numbers in rows, one row behind the other. A batch has a row for each image.
struct Matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> values;  ///< rows * columns

    Matrix() = default;
    /// All zero.
    Matrix(std::size_t rowCount, std::size_t columnCount)
        : rows(rowCount), columns(columnCount), values(rowCount * columnCount)
    {
    }

    [[nodiscard]] double& at(std::size_t row, std::size_t column) { return values[row * columns + column]; }
    [[nodiscard]] double at(std::size_t row, std::size_t column) const
    {
        return values[row * columns + column];
    }
    bool operator==(const Matrix&) const = default;
};

/// A B; A has as many columns as B has rows. The terms of each sum are added in their order, so that equal
/// columns of B give equal columns of the product, bit for bit.
[[nodiscard]] Matrix product(const Matrix& A, const Matrix& B);

[[nodiscard]] Matrix transposed(const Matrix& A);

}  // namespace synthslice::plain_network
