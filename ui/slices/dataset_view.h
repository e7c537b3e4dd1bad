#pragma once

#include <filesystem>
#include <memory>

#include <QWidget>

#include "engine/data/dataset/slice_dataset.h"
#include "engine/spec/parameters/parameter_info.h"
#include "ui/controls/export_actions.h"

class QLabel;
class QListWidget;
class QTabWidget;

namespace synthslice::ui {

class ClassBalanceView;
class DatasetSummaryView;
class DescriptorsView;
class SlicePane;
class Workspace;
struct SlicePicture;

/// Shows the slices of the workspace: what they are, each with field of view and split, patches as the
/// networks see them, and what is measured in them; of images with classes, how many of each there are.
class DatasetView : public QWidget {
    Q_OBJECT

public:
    explicit DatasetView(const Workspace& workspace, QWidget* parent = nullptr);

signals:
    void openRequested();       ///< the user wants to choose a folder
    void openFilesRequested();  ///< or files
    void pixelSizeEdited(double pixelSizeUm);
    void scalingRequested();  ///< the slices are to be scaled by themselves (data.scale 0)
    /// Members of the experiment's data that the user gives other values, by their keys.
    void dataEdited(const synthslice::spec::Json& changes);

private:
    QWidget* makeHeader();
    QWidget* makePatchStrip();
    void makePages(const ShowError& showError);
    void showReading(const std::filesystem::path& path);
    void showFailure(const Error& error);
    void takeDataset();
    void showPatches(const SlicePicture& picture);

    const Workspace& m_workspace;
    std::shared_ptr<const data::SliceDataset> m_dataset;

    QLabel* m_title = nullptr;
    QLabel* m_error = nullptr;
    QWidget* m_content = nullptr;
    QTabWidget* m_pages = nullptr;
    DatasetSummaryView* m_summary = nullptr;
    SlicePane* m_slices = nullptr;
    DescriptorsView* m_descriptors = nullptr;
    QListWidget* m_strip = nullptr;
    ClassBalanceView* m_classes = nullptr;
};

}  // namespace synthslice::ui
