#pragma once

#include <optional>
#include <vector>

#include <QScrollArea>

#include "engine/data/dataset/slice_dataset.h"
#include "engine/spec/parameters/parameter_info.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QListWidget;
class QPushButton;

namespace synthslice::ui {

class NumberBox;
class RegionPanel;

/// What a dataset is, in words: slices, size, bit depth, pixel size, field of view, patches, memory, notes,
/// and the files that were skipped with the reason. Lets the user choose among the data sets of a file.
class DatasetSummaryView : public QScrollArea {
    Q_OBJECT

public:
    explicit DatasetSummaryView(QWidget* parent = nullptr);
    void setDataset(const data::SliceDataset& dataset);

    [[nodiscard]] RegionPanel& region() { return *m_region; }

signals:
    void pixelSizeEdited(double pixelSizeUm);
    void scalingRequested();  ///< the slices are to be scaled by themselves (data.scale 0)
    /// Members of the experiment's data that the user gives other values, by their keys.
    void edited(const synthslice::spec::Json& changes);

private:
    void addDataSets(QGridLayout& rows);
    void addPixelSize(QGridLayout& rows);
    void addFibres(QGridLayout& rows);
    /// Notes and skipped files, as wide as the view.
    void addNotes(QGridLayout& rows);
    void showDataSets(const std::vector<data::ImageSet>& sets);
    void showPixelSize(const data::SliceDataset& dataset);
    void showLengths(const data::SliceDataset& dataset);
    void showSkipped(const std::vector<data::SkippedFile>& skipped);
    /// Nothing where it is not known.
    [[nodiscard]] std::optional<double> filePixelSizeUm() const;
    QLabel* makeText(const char* name, const QString& title, const QString& help);
    QLabel* addText(QGridLayout& rows, const char* name, const QString& title, const QString& help);

    QLabel* m_setsTitle;
    QComboBox* m_sets;
    QLabel* m_slices;
    QLabel* m_size;
    QLabel* m_depth;
    double m_pixelSizeUm = 0.0;  ///< of the files, shown until the user edits it; 0 if it is not known
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
