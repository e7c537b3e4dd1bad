#pragma once

#include <filesystem>
#include <memory>

#include <QWidget>

#include "engine/data/slice_dataset.h"

class QLabel;
class QListWidget;
class QSlider;

namespace synthslice::ui {

class BackgroundTask;
class DatasetSummaryView;
class SliceView;
class Workspace;
struct SlicePicture;

/// Shows the slices of the workspace: what they are, each with field of view and split, and patches as the
/// networks see them.
class DatasetView : public QWidget {
    Q_OBJECT

public:
    explicit DatasetView(const Workspace& workspace, QWidget* parent = nullptr);

signals:
    void openRequested();       ///< the user wants to choose a folder
    void openFilesRequested();  ///< or files
    void pixelSizeEdited(double pixelSizeUm);
    void scalingRequested();  ///< the slices are to be scaled by themselves (data.scale 0)

private:
    QWidget* makeHeader();
    QWidget* makeSlicePane();
    QWidget* makePatchStrip();
    void showReading(const std::filesystem::path& path);
    void showFailure(const Error& error);
    void take(std::shared_ptr<const data::SliceDataset> dataset);
    void showSlice();
    void showPicture(const SlicePicture& picture);

    const Workspace& m_workspace;
    std::shared_ptr<const data::SliceDataset> m_dataset;
    std::uint64_t m_previewSeed = 0;
    bool m_sliceWanted = false;  ///< another slice was chosen while one is drawn

    QLabel* m_title = nullptr;
    QLabel* m_error = nullptr;
    QWidget* m_content = nullptr;
    DatasetSummaryView* m_summary = nullptr;
    SliceView* m_view = nullptr;
    QSlider* m_slider = nullptr;
    QLabel* m_sliceName = nullptr;
    QLabel* m_pixel = nullptr;
    QListWidget* m_strip = nullptr;
    BackgroundTask* m_drawing;
};

}  // namespace synthslice::ui
