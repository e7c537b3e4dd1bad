#pragma once

#include <memory>

#include "engine/session/trainer.h"

namespace synthslice::tensorboard {

/// A sink that also leaves in the run folder what TensorBoard reads (EventLog), from the run's first step on.
/// What cannot be written there is an error of the record, as a full disk is; the run itself is whole.
[[nodiscard]] Result<std::unique_ptr<session::RunSink>> withEventLog(std::unique_ptr<session::RunSink> sink,
                                                                     const std::filesystem::path& runFolder);

}  // namespace synthslice::tensorboard
