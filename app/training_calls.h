#pragma once

#include "engine/training/benchmark.h"
#include "ui/shared/training_calls.h"

namespace synthslice::app {

/// What the application's window trains with: LibTorch.
inline ui::TrainingCalls trainingCalls()
{
    return {training::prepareNewRun,        training::prepareResume,     training::prepareFork,
            training::ImageGenerator::open, training::JudgedPart::judge, training::trySpeed};
}

}  // namespace synthslice::app
