#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QWidget>

#include "engine/training/image_generator.h"

class QCheckBox;
class QComboBox;
class QPushButton;
class QSpinBox;

namespace synthslice::ui {

class BackgroundTask;

/// Which images to make from a run: checkpoint, averaged or raw generator, seed, count, output calibration.
class GenerationPanel : public QWidget {
    Q_OBJECT

public:
    /// `generating` is the task that the generation runs on.
    explicit GenerationPanel(BackgroundTask* generating, QWidget* parent = nullptr);

    /// Lists the run's checkpoints, in the background; the choice stays where it still exists.
    void setRun(const std::filesystem::path& runFolder);

    [[nodiscard]] training::GeneratorChoice choice() const;
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::uint64_t firstSeed() const;
    [[nodiscard]] bool calibratesOutput() const;
    [[nodiscard]] bool refusesCopies() const;

    /// Why nothing can be generated; empty if it can.
    void setObstacle(const QString& why);

signals:
    void generationRequested();
    /// Whether copies are refused or the output is calibrated.
    void optionsChanged();

private:
    struct Checkpoints {
        std::vector<std::int64_t> steps;
        std::optional<std::int64_t> best;
    };
    void listCheckpoints();
    void show(const Checkpoints& checkpoints);
    void showObstacle();

    std::filesystem::path m_runFolder;
    bool m_listAgain = false;
    QComboBox* m_checkpoint;
    QComboBox* m_network;
    QSpinBox* m_seed;
    QSpinBox* m_count;
    QCheckBox* m_calibrateOutput;
    QCheckBox* m_refuseCopies;
    QPushButton* m_generate;
    BackgroundTask* m_generating;
    BackgroundTask* m_listing;
    QString m_obstacle;
};

}  // namespace synthslice::ui
