#pragma once

#include <cstdint>
#include <optional>

#include <qcustomplot.h>

namespace synthslice::ui {

/// The range of an axis on which all values are well inside; nothing stands for no values.
[[nodiscard]] QCPRange withMargin(const std::optional<QCPRange>& values, bool logarithmic);

/// One of the stacked axes of the loss plot, with what is drawn over its curves: edits as vertical lines over
/// the whole height, non-finite values as triangles at the top edge, the cursor. The plot owns what it shows.
class PlotPane {
public:
    explicit PlotPane(QCustomPlot& plot);

    [[nodiscard]] QCPAxisRect* rect() const { return m_rect; }
    [[nodiscard]] QCPAxis* steps() const { return m_rect->axis(QCPAxis::atBottom); }
    [[nodiscard]] QCPAxis* values() const { return m_rect->axis(QCPAxis::atLeft); }

    void markEdit(std::int64_t step);
    void markNonFinite(std::int64_t step);
    void setCursor(std::int64_t step);
    void clearMarks();
    void cutMarksAfter(std::int64_t step);
    void setLogarithmic(bool logarithmic);
    void setColours(const QPalette& palette);

    [[nodiscard]] int nonFiniteCount() const { return m_nonFinite->dataCount(); }
    /// NaN where there is none.
    [[nodiscard]] double cursorStep() const;

private:
    QCPAxisRect* m_rect;
    QCPGraph* m_edits;
    QCPGraph* m_nonFinite;
    QCPItemStraightLine* m_cursor;
};

}  // namespace synthslice::ui
