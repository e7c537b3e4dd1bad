#pragma once

#include <QString>

#include "engine/acceptance/criteria/criteria_set.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/store/run_store.h"

namespace synthslice::ui {

/// What there is of all that generating, judging and exporting need.
struct AcceptanceSituation {
    bool runIsOpen = false;
    const store::RunRecord* run = nullptr;       ///< nothing if it cannot be read
    const data::SliceDataset* slices = nullptr;  ///< that are loaded
    const acceptance::CriteriaSet* criteria = nullptr;
    bool calibrateOutput = false;  ///< new images are to be brought to `slices`
    bool refuseCopies = false;     ///< of patches of `slices`
    bool galleryIsJudged = false;  ///< by these criteria
    int acceptedInGallery = 0;
};

/// What keeps new images from being made and judged, and what to do about it; empty if nothing does.
[[nodiscard]] QString whyNotGenerate(const AcceptanceSituation& situation);

/// What keeps the accepted images of the gallery from being exported; empty if nothing does.
[[nodiscard]] QString whyNotExportGallery(const AcceptanceSituation& situation);

}  // namespace synthslice::ui
