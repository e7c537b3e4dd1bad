#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include <QUndoStack>
#include <QWidget>

#include "ui/candidate_generation.h"

class QLabel;

namespace synthslice::ui {

class BackgroundTask;
class CandidateGallery;
class CandidateModel;
class CriteriaPanel;
class ExportPanel;
class GenerationPanel;

/// Accept & export: criteria calibrated on real patches, images generated and judged by them, decisions by
/// hand, and the export of what is accepted. Everything slow runs in the background.
class AcceptanceView : public QWidget {
    Q_OBJECT

public:
    explicit AcceptanceView(OpenGenerator openGenerator, QWidget* parent = nullptr);

    /// The run whose generator makes the images. Nothing is read from it but its checkpoints and pixel size.
    void setRun(const std::filesystem::path& runFolder);

    /// The slices that criteria are calibrated on.
    void setDataset(std::shared_ptr<const data::SliceDataset> dataset);

    /// Decisions by hand and changes of the criteria.
    [[nodiscard]] QUndoStack* undoStack() { return &m_undoStack; }

    /// Reads or writes a criteria file; an error is shown.
    void openCriteria(const std::filesystem::path& file);
    void saveCriteria(const std::filesystem::path& file);

protected:
    void showEvent(QShowEvent* event) override;

private:
    class CriteriaCommand;
    class DecisionCommand;
    QWidget* makeControls();
    void connectControls();
    void calibrate();
    void generate();
    void exportImages();
    void chooseCriteriaToOpen();
    void chooseCriteriaToSave();
    [[nodiscard]] GenerationRequest generationRequest() const;
    void changeCriteria(const acceptance::CriteriaSet& criteria, const QString& undoText);
    void takeCriteria(const std::optional<acceptance::CriteriaSet>& criteria);
    void takeGenerated(GeneratedCandidates generated);
    void judgeAgain();
    void showCounts();
    void showObstacles();
    void showError(const Error& error);

    OpenGenerator m_openGenerator;
    std::filesystem::path m_runFolder;
    std::string m_runFingerprint;  ///< of the slices that it learned from
    std::shared_ptr<const data::SliceDataset> m_dataset;
    std::optional<acceptance::CriteriaSet> m_criteria;
    spec::Json m_provenance;  ///< of the images in the gallery, as the output calibration
    std::optional<acceptance::OutputCalibration> m_outputCalibration;
    bool m_judgementIsOld = false;  ///< the criteria changed while judging
    QUndoStack m_undoStack;

    BackgroundTask* m_calibrating;
    BackgroundTask* m_generating;
    BackgroundTask* m_judging;
    BackgroundTask* m_exporting;
    CandidateModel* m_candidates;
    CriteriaPanel* m_criteriaPanel;
    GenerationPanel* m_generationPanel;
    ExportPanel* m_exportPanel;
    CandidateGallery* m_gallery;
    QLabel* m_error;
};

}  // namespace synthslice::ui
