#include "ui/acceptance/acceptance_obstacles.h"

#include <QCoreApplication>
#include <QLocale>

namespace synthslice::ui {

namespace {

struct Obstacles {
    Q_DECLARE_TR_FUNCTIONS(synthslice::ui::Obstacles)
};

/// Criteria that are for other images than the run makes.
QString whyCriteriaDoNotFit(const acceptance::CriteriaSet& criteria, const store::RunRecord& run)
{
    const spec::DataSpec& data = run.experiment.data;
    if (!isForLabels(criteria, run.labels)) {
        return Obstacles::tr(
            "The criteria are for another kind of slices (segmented, or of grey values) than the "
            "run's: calibrate on the run's slices");
    }
    const QLocale locale;
    if (!isForScale(criteria, data.scale)) {
        return Obstacles::tr(
                   "The criteria are for slices scaled by %1, the run's are scaled by %2: calibrate "
                   "on the run's slices")
            .arg(locale.toString(criteria.scale, 'g', 4), locale.toString(data.scale, 'g', 4));
    }
    if (criteria.patchSize != data.patchSize) {
        return Obstacles::tr("The criteria are for images of %1 px, the run makes images of %2 px: calibrate "
                             "on the run's slices")
            .arg(criteria.patchSize)
            .arg(data.patchSize);
    }
    return {};
}

QString whyNotJudge(const AcceptanceSituation& situation)
{
    if (situation.criteria == nullptr) return Obstacles::tr("Calibrate or open criteria first");
    return situation.run == nullptr ? QString() : whyCriteriaDoNotFit(*situation.criteria, *situation.run);
}

QString whyNotUseSlices(const AcceptanceSituation& situation)
{
    const QString purposes = situation.refuseCopies && situation.calibrateOutput
                                 ? Obstacles::tr("“Refuse copies” and “Output calibration”")
                             : situation.refuseCopies ? Obstacles::tr("“Refuse copies”")
                                                      : Obstacles::tr("“Output calibration”");
    if (situation.slices == nullptr) {
        return Obstacles::tr("Open the slices that the run learned from, or untick %1").arg(purposes);
    }
    if (situation.run != nullptr && !situation.run->datasetFingerprint.empty() &&
        situation.slices->summary().fingerprint != situation.run->datasetFingerprint) {
        return Obstacles::tr(
                   "The open slices are not those that the run learned from: open these, or untick %1")
            .arg(purposes);
    }
    return {};
}

}  // namespace

QString whyNotGenerate(const AcceptanceSituation& situation)
{
    if (!situation.runIsOpen) return Obstacles::tr("Train or open a run first");
    if (const QString why = whyNotJudge(situation); !why.isEmpty()) return why;
    return situation.refuseCopies || situation.calibrateOutput ? whyNotUseSlices(situation) : QString();
}

QString whyNotExportGallery(const AcceptanceSituation& situation)
{
    if (const QString why = whyNotJudge(situation); !why.isEmpty()) return why;
    if (!situation.galleryIsJudged) return Obstacles::tr("The gallery is being judged by the new criteria");
    return situation.acceptedInGallery == 0 ? Obstacles::tr("No image of the gallery is accepted")
                                            : QString();
}

}  // namespace synthslice::ui
