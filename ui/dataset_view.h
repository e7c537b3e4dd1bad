#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <QWidget>

#include "engine/data/slice_dataset.h"

class QLabel;
class QListWidget;

namespace synthslice::ui {

class BackgroundTask;
class DatasetSummaryView;
class SlicePane;
struct SlicePicture;

/// Loads a dataset in the background and shows it: what it is, its slices with field of view and split, and
/// patches as the networks see them.
class DatasetView : public QWidget {
    Q_OBJECT

public:
    explicit DatasetView(QWidget* parent = nullptr);

    /// Loads a folder or file; a loading under way is cancelled.
    void open(const std::filesystem::path& path, const spec::DataSpec& spec);

    /// Nothing while none has been loaded.
    [[nodiscard]] std::shared_ptr<const data::SliceDataset> dataset() const { return m_dataset; }
    /// Where the dataset came from.
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

signals:
    void datasetChanged();            ///< an open() has ended: dataset() is what there is now
    void openRequested();             ///< the user wants to choose a folder
    void failed(const QString& why);  ///< the last open() came to nothing
    void pixelSizeEdited(double pixelSizeUm);
    void scalingRequested();  ///< the slices are to be scaled by themselves (data.scale 0)

private:
    struct Request {
        std::filesystem::path path;
        spec::DataSpec spec;
    };
    QWidget* makeHeader();
    QWidget* makePatchStrip();
    void load();
    void take(const std::filesystem::path& path, Result<data::SliceDataset> loaded);
    void showPatches(const SlicePicture& picture);

    std::optional<Request> m_request;  ///< waits for the running one to end
    std::filesystem::path m_path;
    std::shared_ptr<const data::SliceDataset> m_dataset;

    QLabel* m_title = nullptr;
    QLabel* m_error = nullptr;
    QWidget* m_content = nullptr;
    DatasetSummaryView* m_summary = nullptr;
    SlicePane* m_slices = nullptr;
    QListWidget* m_strip = nullptr;
    BackgroundTask* m_loading;
};

}  // namespace synthslice::ui
