#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include <QWidget>

#include "engine/training/images/image_generator.h"

class QComboBox;

namespace synthslice::ui {

class BackgroundTask;

/// Which weights of a run make images: those of a checkpoint, averaged or raw.
class CheckpointChoice : public QWidget {
    Q_OBJECT

public:
    /// The object names of its two controls.
    CheckpointChoice(const char* checkpointName, const char* weightsName, QWidget* parent = nullptr);

    /// Finds the run's checkpoints in the background; the choice stays where it still exists.
    void setRun(const std::filesystem::path& runFolder);

    [[nodiscard]] training::GeneratorChoice choice() const;
    [[nodiscard]] bool hasCheckpoint() const;

signals:
    /// The choice, or which checkpoints there are, has changed.
    void changed();

private:
    struct Checkpoints {
        std::vector<std::int64_t> steps;
        std::optional<std::int64_t> best;
        bool operator==(const Checkpoints&) const = default;
    };
    void list();
    void show(const Checkpoints& checkpoints);

    std::filesystem::path m_runFolder;
    Checkpoints m_shown;
    bool m_again = false;
    QComboBox* m_checkpoint;
    QComboBox* m_network;
    BackgroundTask* m_listing;
};

}  // namespace synthslice::ui
