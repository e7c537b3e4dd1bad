#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <QUndoStack>
#include <QWidget>

#include "engine/store/run_store.h"
#include "ui/acceptance/acceptance_obstacles.h"
#include "ui/acceptance/gallery.h"

class QLabel;

namespace synthslice::ui {

class BackgroundTask;
class CandidateGallery;
class CriteriaPanel;
class CriteriaTable;
class ExportPanel;
class GenerationPanel;

/// Accept & export: criteria calibrated on real patches, images generated and judged by them, decisions by
/// hand, and the export of what is accepted. Everything slow runs in the background.
class AcceptanceView : public QWidget {
    Q_OBJECT

public:
    /// `galleries`: the folder in which the gallery of each run is kept, with the decisions by hand; nothing
    /// is kept if it is empty.
    explicit AcceptanceView(OpenGenerator openGenerator, std::filesystem::path galleries = {},
                            QWidget* parent = nullptr);

    /// The run whose generator makes the images; of another run the gallery is shown that was kept, if any.
    /// Nothing is read from it but its record and checkpoints.
    void setRun(const std::filesystem::path& runFolder);

    /// The slices that criteria are calibrated on.
    void setDataset(std::shared_ptr<const data::SliceDataset> dataset);

    /// Decisions by hand and changes of the criteria.
    [[nodiscard]] QUndoStack* undoStack() { return &m_undoStack; }

    [[nodiscard]] const std::optional<acceptance::CriteriaSet>& criteria() const { return m_criteria; }
    /// Takes criteria from an earlier session, without an undo step.
    void restoreCriteria(const acceptance::CriteriaSet& criteria) { takeCriteria(criteria); }
    /// Reads or writes a criteria file; an error is shown.
    void openCriteria(const std::filesystem::path& file);
    void saveCriteria(const std::filesystem::path& file);

    /// Writes what is kept, at once.
    void flush() { m_gallery->flush(); }

signals:
    void criteriaChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    class CriteriaCommand;
    class DecisionCommand;
    QWidget* makeControls();
    void connectControls();
    void calibrate();
    void generate();
    void askToReplaceDecisions();
    void startGenerating();
    void exportImages();
    void chooseCriteriaToOpen();
    void chooseCriteriaToSave();
    [[nodiscard]] GenerationRequest generationRequest() const;
    [[nodiscard]] AcceptanceSituation situation() const;
    void changeCriteria(const acceptance::CriteriaSet& criteria, const QString& undoText);
    void takeCriteria(const std::optional<acceptance::CriteriaSet>& criteria);
    void showCounts();
    /// That of the run, or of its slices.
    void showPixelSize();
    void showMaterial();
    void showObstacles();
    void showError(const Error& error);

    std::filesystem::path m_runFolder;
    std::optional<store::RunRecord> m_run;
    std::shared_ptr<const data::SliceDataset> m_dataset;
    std::optional<acceptance::CriteriaSet> m_criteria;
    QUndoStack m_undoStack;

    Gallery* m_gallery;
    BackgroundTask* m_calibrating;
    BackgroundTask* m_exporting;
    CriteriaPanel* m_criteriaPanel;
    CriteriaTable* m_criteriaTable;
    GenerationPanel* m_generationPanel;
    ExportPanel* m_exportPanel;
    CandidateGallery* m_galleryView;
    QLabel* m_error;
};

}  // namespace synthslice::ui
