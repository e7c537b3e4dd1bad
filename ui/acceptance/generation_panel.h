#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QWidget>

#include "engine/training/image_generator.h"
#include "ui/shared/training_calls.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLayout;
class QPushButton;
class QSpinBox;

namespace synthslice::ui {

class BackgroundTask;

/// Which images to make from a run: checkpoint, averaged or raw generator, seed, condition, count, output
/// calibration.
class GenerationPanel : public QWidget {
    Q_OBJECT

public:
    /// `generating` is the task that the generation runs on.
    GenerationPanel(BackgroundTask* generating, OpenGenerator openGenerator, QWidget* parent = nullptr);

    /// Finds the run's checkpoints and what its images can be asked for, in the background; the choice stays
    /// where it still exists.
    void setRun(const std::filesystem::path& runFolder);

    [[nodiscard]] training::GeneratorChoice choice() const;
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] Latent first() const;
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
        std::optional<acceptance::ConditionRange> condition;
    };
    void listCheckpoints();
    void show(const Checkpoints& checkpoints);
    void showObstacle();

    OpenGenerator m_openGenerator;
    std::filesystem::path m_runFolder;
    bool m_listAgain = false;
    QComboBox* m_checkpoint;
    QComboBox* m_network;
    QSpinBox* m_seed;
    QCheckBox* m_asks;
    QDoubleSpinBox* m_condition;
    QFormLayout* m_form;
    QLayout* m_asking;  ///< row of both
    QSpinBox* m_count;
    QCheckBox* m_calibrateOutput;
    QCheckBox* m_refuseCopies;
    QPushButton* m_generate;
    BackgroundTask* m_generating;
    BackgroundTask* m_listing;
    QString m_obstacle;
};

}  // namespace synthslice::ui
