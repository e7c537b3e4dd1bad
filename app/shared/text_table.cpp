#include "app/shared/text_table.h"

#include <algorithm>

namespace synthslice::app {
namespace {

/// Characters, not bytes.
std::size_t widthOf(const std::string& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string textTable(const std::vector<std::vector<std::string>>& rows, CellsStand stand)
{
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], widthOf(row[i]));
    }
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string space(widths[i] - widthOf(row[i]), ' ');
            const bool left = i == 0 || stand == CellsStand::Left;
            const bool last = i + 1 == row.size();
            text += i == 0 ? "" : "  ";
            text += left ? row[i] + (last ? "" : space) : space + row[i];
        }
        text += '\n';
    }
    return text;
}

}  // namespace synthslice::app
