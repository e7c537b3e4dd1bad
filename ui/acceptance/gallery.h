#pragma once

#include <filesystem>
#include <optional>

#include <QObject>

#include "ui/acceptance/candidate_generation.h"
#include "ui/shared/draft_file.h"

namespace synthslice::ui {

class BackgroundTask;
class CandidateModel;

/// The generated images of the open run with their verdicts: made, judged again where the criteria change,
/// and kept on disk with the decisions by hand, to be made again when the run is opened again.
class Gallery : public QObject {
    Q_OBJECT

public:
    /// `folder`: where the gallery of each run is kept; nothing is kept if it is empty.
    Gallery(OpenGenerator openGenerator, std::filesystem::path folder, QObject* parent = nullptr);
    ~Gallery() override;

    /// Another run's images take the place of these: those that were kept of it, if any.
    void setRun(const std::filesystem::path& runFolder);
    /// Judges the images by these criteria, if they are not yet.
    void setCriteria(const std::optional<acceptance::CriteriaSet>& criteria);
    /// Makes new images in place of these. Not while images are made.
    void generate(const GenerationRequest& request);

    [[nodiscard]] CandidateModel* model() const { return m_model; }
    [[nodiscard]] BackgroundTask* generating() const { return m_generating; }
    [[nodiscard]] BackgroundTask* judging() const { return m_judging; }
    [[nodiscard]] const OpenGenerator& openGenerator() const { return m_openGenerator; }
    /// What made and judged the images; its list of candidates is empty, the model has it.
    [[nodiscard]] const GeneratedCandidates& origin() const { return m_origin; }
    [[nodiscard]] int accepted() const;
    [[nodiscard]] bool hasDecisionsByHand() const;
    /// Whether the verdicts are by the criteria that were set last.
    [[nodiscard]] bool isJudged() const;

    /// Writes what is kept, at once.
    void flush() { m_file.flush(); }

signals:
    /// There are other images now.
    void replaced();
    /// The user has cancelled judging: these are the criteria that the verdicts are by.
    void judgingCancelled(const synthslice::acceptance::CriteriaSet& judgedBy);
    /// A gallery that was kept brings its criteria along, as none were set.
    void criteriaRestored(const synthslice::acceptance::CriteriaSet& criteria);
    void failed(const synthslice::Error& error);

private:
    void restore();
    void take(GeneratedCandidates generated);
    void judge();
    [[nodiscard]] std::string draftText() const;

    OpenGenerator m_openGenerator;
    std::filesystem::path m_folder;
    std::filesystem::path m_run;
    std::optional<acceptance::CriteriaSet> m_criteria;
    GeneratedCandidates m_origin;
    bool m_judgementIsOld = false;  ///< what is being judged has changed meanwhile
    bool m_restoreWhenFree = false;
    CandidateModel* m_model;
    BackgroundTask* m_generating;
    BackgroundTask* m_judging;
    DraftFile m_file;
};

}  // namespace synthslice::ui
