#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>

#include "engine/base/progress.h"
#include "engine/runs/sweep/sweep_results.h"

namespace synthslice::ui {

/// Pictures of small multiples: a row a run, a column a step, all in one grey window.
struct SampleTable {
    QStringList rows;
    QStringList columns;
    std::vector<std::vector<QImage>> pictures;  ///< [row][column]; null where a run has none yet
};

/// Reads the samples of the runs of one seed, at up to six steps that are spread over all of them. A column
/// shows of each run the newest sample up to its step.
[[nodiscard]] SampleTable readSampleTable(const runs::SweepResults& results, std::int64_t seed,
                                          const Progress& progress);

/// Shows a SampleTable as wide as there is room.
class SampleMatrix : public QWidget {
    Q_OBJECT

public:
    explicit SampleMatrix(QWidget* parent = nullptr);

    void show(SampleTable table);
    [[nodiscard]] const SampleTable& table() const { return m_table; }
    [[nodiscard]] QImage picture() const;
    [[nodiscard]] QByteArray drawing() const;  ///< SVG

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {600, heightForWidth(600)}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void draw(QPainter& painter, int width) const;
    [[nodiscard]] int labelWidth(int width) const;
    [[nodiscard]] int cellSize(int width) const;

    SampleTable m_table;
};

}  // namespace synthslice::ui
