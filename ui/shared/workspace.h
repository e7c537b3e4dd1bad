#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <QObject>

#include "engine/data/dataset/slice_dataset.h"
#include "engine/data/labelled/class_balance.h"

namespace synthslice::ui {

class BackgroundTask;

/// The slices, or images with classes, that the window works on, read in the background: the one place that
/// knows which are wanted and which are there.
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
    /// Where those are that are wanted: being read, or there.
    [[nodiscard]] const std::filesystem::path& wantedPath() const { return m_wanted.path; }
    /// Nothing while none has been read, and of folders that hold images with classes only.
    [[nodiscard]] std::shared_ptr<const data::SliceDataset> dataset() const { return m_dataset; }
    /// How many images of each class there are; nothing where the files tell no classes.
    [[nodiscard]] const std::optional<data::ClassBalance>& classes() const { return m_classes; }
    /// Why a run cannot be started on slices, or on images with classes, now; empty if it can.
    [[nodiscard]] QString whyNoSlices() const;
    [[nodiscard]] QString whyNoClasses() const;
    /// What the reading runs on, for its progress.
    [[nodiscard]] BackgroundTask* reading() const { return m_reading; }

signals:
    void readingBegan(const std::filesystem::path& path);
    void datasetChanged();                        ///< other slices or images are there
    void failed(const synthslice::Error& error);  ///< or cancelled: what was there before still is

private:
    struct Source {
        std::filesystem::path path;
        spec::DataSpec spec;
    };
    struct Opened {
        std::shared_ptr<const data::SliceDataset> slices;
        std::optional<data::ClassBalance> classes;
    };
    static Result<Opened> open(const Source& wanted, const Progress& progress);
    void read();

    Source m_wanted;  ///< asked for last
    Source m_there;
    bool m_again = false;  ///< another source is wanted than that being read
    std::shared_ptr<const data::SliceDataset> m_dataset;
    std::optional<data::ClassBalance> m_classes;
    BackgroundTask* m_reading;
};

}  // namespace synthslice::ui
