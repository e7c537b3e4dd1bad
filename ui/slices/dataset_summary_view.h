#pragma once

#include <QScrollArea>

#include "engine/data/dataset/slice_dataset.h"

class QFormLayout;
class QLabel;
class QListWidget;
class QPushButton;

namespace synthslice::ui {

class NumberBox;
class RegionPanel;

/// What a dataset is, in words: slices, size, bit depth, pixel size, field of view, patches, memory, notes,
/// and the files that were skipped with the reason.
class DatasetSummaryView : public QScrollArea {
    Q_OBJECT

public:
    explicit DatasetSummaryView(QWidget* parent = nullptr);
    void setDataset(const data::SliceDataset& dataset);

    [[nodiscard]] RegionPanel& region() { return *m_region; }

signals:
    void pixelSizeEdited(double pixelSizeUm);
    void scalingRequested();  ///< the slices are to be scaled by themselves (data.scale 0)

private:
    void showPixelSize(const data::SliceDataset& dataset);
    QLabel* addRow(QFormLayout& form, const char* name, const QString& title, const QString& help);

    QLabel* m_slices;
    QLabel* m_size;
    QLabel* m_depth;
    double m_pixelSizeUm = 0.0;  ///< shown, until the user edits it
    NumberBox* m_pixelSize;
    QLabel* m_pixelSizeSource;
    QLabel* m_fibres;
    QPushButton* m_scaling;
    QLabel* m_fieldOfView;
    RegionPanel* m_region;
    QLabel* m_patches;
    QLabel* m_memory;
    QLabel* m_notes;
    QLabel* m_skippedTitle;
    QListWidget* m_skipped;
};

}  // namespace synthslice::ui
