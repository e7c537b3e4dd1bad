#pragma once

#include <filesystem>

namespace synthslice::ui {

class MainWindow;

/// A window of its own with the logs of the last starts, this one's first; or with `file` first shown.
void showLog(MainWindow& window, const std::filesystem::path& file = {});

}  // namespace synthslice::ui
