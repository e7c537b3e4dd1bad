#pragma once

#include <filesystem>
#include <memory>

#include <QObject>

#include "engine/data/dataset/slice_dataset.h"

namespace synthslice::ui {

class BackgroundTask;

/// The slices that the window works on, read in the background: the one place that knows which are wanted and
/// which are there.
class Workspace : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);

    /// Reads a folder or file; a reading under way is cancelled. What is there stays until it has been read.
    void openSlices(const std::filesystem::path& path, const spec::DataSpec& spec);
    /// Reads the slices that are wanted again if this asks for another reading of them.
    void useSpec(const spec::DataSpec& spec);

    /// Where the slices that are there came from; those being read replace them at the end.
    [[nodiscard]] const std::filesystem::path& path() const { return m_there.path; }
    /// Nothing while none has been read.
    [[nodiscard]] std::shared_ptr<const data::SliceDataset> dataset() const { return m_dataset; }
    /// Why a run cannot be started on slices now; empty if it can.
    [[nodiscard]] QString whyNoSlices() const;
    /// What the reading runs on, for its progress.
    [[nodiscard]] BackgroundTask* reading() const { return m_reading; }

signals:
    void readingBegan(const std::filesystem::path& path);
    void datasetChanged();                        ///< other slices are there
    void failed(const synthslice::Error& error);  ///< or cancelled: what was there before still is

private:
    struct Source {
        std::filesystem::path path;
        spec::DataSpec spec;
    };
    void read();

    Source m_wanted;  ///< asked for last
    Source m_there;
    bool m_again = false;  ///< another source is wanted than that being read
    std::shared_ptr<const data::SliceDataset> m_dataset;
    BackgroundTask* m_reading;
};

}  // namespace synthslice::ui
