#include "engine/plain_network/matrix.h"

#include <algorithm>
#include <cassert>

namespace synthslice::plain_network {

namespace {

// So many rows of B stay in a cache while all rows of A pass.
constexpr std::size_t blockRows = 64;

/// sums[j] += a[0] b[0][j] + a[1] b[1][j] + a[2] b[2][j] + a[3] b[3][j], from left to right.
void addFourRows(const double* a, const double* __restrict b, std::size_t columns, double* __restrict sums)
{
    const double* b1 = b + columns;
    const double* b2 = b1 + columns;
    const double* b3 = b2 + columns;
    for (std::size_t j = 0; j < columns; ++j) {
        sums[j] = sums[j] + a[0] * b[j] + a[1] * b1[j] + a[2] * b2[j] + a[3] * b3[j];
    }
}

void addRow(double a, const double* __restrict b, std::size_t columns, double* __restrict sums)
{
    for (std::size_t j = 0; j < columns; ++j) sums[j] += a * b[j];
}

}  // namespace

Matrix product(const Matrix& A, const Matrix& B)
{
    assert(A.columns == B.rows);
    Matrix C(A.rows, B.columns);
    for (std::size_t first = 0; first < B.rows; first += blockRows) {
        const std::size_t end = std::min(first + blockRows, B.rows);
        for (std::size_t i = 0; i < A.rows; ++i) {
            const double* a = A.values.data() + i * A.columns;
            double* sums = C.values.data() + i * C.columns;
            std::size_t k = first;
            for (; k + 4 <= end; k += 4) {
                addFourRows(a + k, B.values.data() + k * B.columns, B.columns, sums);
            }
            for (; k < end; ++k) addRow(a[k], B.values.data() + k * B.columns, B.columns, sums);
        }
    }
    return C;
}

Matrix transposed(const Matrix& A)
{
    Matrix result(A.columns, A.rows);
    for (std::size_t row = 0; row < A.rows; ++row) {
        for (std::size_t column = 0; column < A.columns; ++column) {
            result.at(column, row) = A.at(row, column);
        }
    }
    return result;
}

}  // namespace synthslice::plain_network
