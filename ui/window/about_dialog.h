#pragma once

namespace synthslice::ui {

class MainWindow;

/// Shows version, licence and the libraries with their versions.
void showAbout(MainWindow& window);

}  // namespace synthslice::ui
