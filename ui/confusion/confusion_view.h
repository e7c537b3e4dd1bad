#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <QWidget>

#include "engine/session/messages.h"
#include "ui/controls/export_actions.h"
#include "ui/shared/training_calls.h"

class QLabel;
class QListView;
class QTableView;

namespace synthslice::ui {

class BackgroundTask;
class ClassTableModel;
class ConfusionModel;
class JudgedImagesModel;

/// The confusion matrix of a run's classifier at a step: matrix, measures of each class, and the images of
/// the cell that is chosen, with what the checkpoint nearest to the step believes of them, which is read in
/// the background.
class ConfusionView : public QWidget {
    Q_OBJECT

public:
    ConfusionView(JudgePart judge, const ShowError& showError, QWidget* parent = nullptr);
    ~ConfusionView() override;

    /// Whose checkpoints are read.
    void setRun(const std::filesystem::path& runFolder);
    /// Where the images are now that it learned from; empty if they are where they were.
    void setImages(const std::filesystem::path& images) { m_imagesPath = images; }
    /// Samples with a confusion matrix.
    void show(const session::Samples& samples);
    [[nodiscard]] QImage picture() const;
    [[nodiscard]] QByteArray drawing() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Cell {
        std::size_t trueClass;
        std::size_t predicted;
    };
    QWidget* makeMatrix(const ShowError& showError);
    QWidget* makeClasses(const ShowError& showError);
    QWidget* makeImages();
    QWidget* makeBar();
    void chooseCell(int row, int column);
    void listImages();
    void judge(std::int64_t step);

    JudgePart m_judge;
    ShowError m_showError;
    std::filesystem::path m_runFolder;
    std::filesystem::path m_imagesPath;
    std::int64_t m_step = 0;
    std::optional<Cell> m_cell;  ///< chosen
    std::shared_ptr<const training::JudgedPart> m_part;
    BackgroundTask* m_judging;
    ConfusionModel* m_matrix;
    ClassTableModel* m_classes;
    JudgedImagesModel* m_images;
    QTableView* m_matrixTable = nullptr;
    QTableView* m_classTable = nullptr;
    QListView* m_imageList = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_imagesTitle = nullptr;
};

}  // namespace synthslice::ui
