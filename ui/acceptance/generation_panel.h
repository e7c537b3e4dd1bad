#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QWidget>

#include "engine/training/images/image_generator.h"
#include "ui/shared/training_calls.h"

class QCheckBox;
class QPushButton;
class QSpinBox;

namespace synthslice::ui {

class BackgroundTask;
class CheckpointChoice;
class ConditionChoice;

/// Which images to make from a run: checkpoint, averaged or raw generator, seed, condition, count, output
/// calibration.
class GenerationPanel : public QWidget {
    Q_OBJECT

public:
    /// `generating` is the task that the generation runs on.
    GenerationPanel(BackgroundTask* generating, OpenGenerator openGenerator, QWidget* parent = nullptr);

    /// Finds the run's checkpoints and what its images can be asked for, in the background.
    void setRun(const std::filesystem::path& runFolder);

    [[nodiscard]] training::GeneratorChoice choice() const;
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] Latent first() const;
    /// Labels have no grey that could be calibrated.
    void setSegmented(bool segmented);
    [[nodiscard]] bool calibratesOutput() const;
    [[nodiscard]] bool refusesCopies() const;

    /// Why nothing can be generated; empty if it can.
    void setObstacle(const QString& why);

signals:
    void generationRequested();
    /// Whether copies are refused or the output is calibrated.
    void optionsChanged();

private:
    /// Finds what the run's images can be asked for, in the background, until that is known.
    void findCondition();
    void showObstacle();

    OpenGenerator m_openGenerator;
    std::filesystem::path m_runFolder;
    std::filesystem::path m_asked;  ///< whose condition is known, or that it has none
    CheckpointChoice* m_checkpoint;
    QSpinBox* m_seed;
    ConditionChoice* m_condition;
    QSpinBox* m_count;
    QCheckBox* m_calibrateOutput;
    QCheckBox* m_refuseCopies;
    QPushButton* m_generate;
    BackgroundTask* m_generating;
    BackgroundTask* m_asking;
    QString m_obstacle;
};

}  // namespace synthslice::ui
