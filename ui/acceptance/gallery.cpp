#include "ui/acceptance/gallery.h"

#include <algorithm>
#include <utility>

#include "ui/acceptance/candidate_model.h"
#include "ui/shared/background_task.h"

namespace synthslice::ui {

Gallery::Gallery(OpenGenerator openGenerator, std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_openGenerator(std::move(openGenerator)), m_folder(std::move(folder)),
      m_model(new CandidateModel(this)), m_generating(new BackgroundTask(this)),
      m_judging(new BackgroundTask(this)), m_file([this] { return draftText(); })
{
    connect(m_model, &CandidateModel::decisionsChanged, &m_file, &DraftFile::touch);
    connect(&m_file, &DraftFile::failed, this, &Gallery::failed);
    connect(m_generating, &BackgroundTask::finished, this, [this] {
        if (std::exchange(m_restoreWhenFree, false)) restore();
    });
}

Gallery::~Gallery()
{
    m_file.flush();
}

void Gallery::setRun(const std::filesystem::path& runFolder)
{
    if (runFolder == m_run) return;
    m_file.setFile({});
    m_run = runFolder;
    if (m_generating->isRunning()) m_generating->cancel();
    take({});
    if (!m_folder.empty() && !m_run.empty()) {
        m_file.setFile(galleryFile(m_folder, m_run));
        restore();
    }
}

void Gallery::setCriteria(const std::optional<acceptance::CriteriaSet>& criteria)
{
    m_criteria = criteria;
    judge();
}

void Gallery::generate(const GenerationRequest& request)
{
    m_generating->start([request](const Progress& progress) { return generateCandidates(request, progress); },
                        [this](Result<GeneratedCandidates> generated) {
                            if (!generated) {
                                emit failed(generated.error());
                            } else if (generated->runFolder == m_run) {
                                take(std::move(*generated));
                            }
                        });
}

void Gallery::restore()
{
    if (m_generating->isRunning()) {
        m_restoreWhenFree = true;
        return;
    }
    using Restored = std::optional<GeneratedCandidates>;
    m_generating->start(
        [file = m_file.file(), open = m_openGenerator, run = m_run,
         criteria = m_criteria](const Progress& progress) -> Result<Restored> {
            const auto text = readDraft(file);
            if (!text) return tl::unexpected(text.error());
            if (text->empty()) return Restored();
            const auto draft = galleryDraftFromText(*text, file);
            if (!draft) return tl::unexpected(draft.error());
            return makeAgain(open, run, *draft, criteria.value_or(draft->criteria), progress)
                .map([](GeneratedCandidates made) { return Restored(std::move(made)); });
        },
        [this, run = m_run](Result<Restored> restored) {
            if (run != m_run) return;
            if (!restored) {
                Error error = restored.error();
                error.message = tr("The gallery of this run cannot be made again. %1")
                                    .arg(QString::fromStdString(error.message))
                                    .toStdString();
                emit failed(error);
            } else if (*restored) {
                if (!m_criteria) emit criteriaRestored((*restored)->judgedBy);
                take(std::move(**restored));
            }
        });
}

void Gallery::take(GeneratedCandidates generated)
{
    auto candidates = std::exchange(generated.candidates, {});
    const bool nothing = candidates.empty() && m_model->candidates().empty();
    m_origin = std::move(generated);
    if (nothing) return;
    m_model->setCandidates(std::move(candidates));
    emit replaced();
    judge();
}

void Gallery::judge()
{
    if (m_judging->isRunning()) {
        m_judgementIsOld = true;
        m_judging->cancel();
        return;
    }
    if (!m_criteria || m_model->candidates().empty() || *m_criteria == m_origin.judgedBy) return;
    m_judgementIsOld = false;
    m_judging->start([candidates = m_model->candidates(), criteria = *m_criteria](
                         const Progress& progress) { return judgeAgain(candidates, criteria, progress); },
                     [this, criteria = *m_criteria](Result<std::vector<acceptance::Candidate>> judged) {
                         if (m_judgementIsOld) {
                             judge();
                         } else if (judged) {
                             m_origin.judgedBy = criteria;
                             m_model->takeJudgements(std::move(*judged));
                         } else {
                             emit judgingCancelled(m_origin.judgedBy);
                         }
                     });
}

int Gallery::accepted() const
{
    return static_cast<int>(std::ranges::count_if(m_model->candidates(), &acceptance::Candidate::accepted));
}

bool Gallery::hasDecisionsByHand() const
{
    return std::ranges::any_of(m_model->candidates(),
                               [](const auto& each) { return each.decidedByHand.has_value(); });
}

bool Gallery::isJudged() const
{
    return m_model->candidates().empty() || (!m_judging->isRunning() && m_criteria == m_origin.judgedBy);
}

std::string Gallery::draftText() const
{
    const auto& candidates = m_model->candidates();
    if (candidates.empty()) return {};
    return toText(GalleryDraft{m_origin.choice, m_origin.outputCalibration, m_origin.judgedBy,
                               candidates.front().latent, draftOf(candidates)});
}

}  // namespace synthslice::ui
