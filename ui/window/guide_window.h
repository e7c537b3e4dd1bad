#pragma once

class QWidget;

namespace synthslice::ui {

/// Shows the user guide, which the program brings along, in a window of its own; links lead to its other
/// pages.
void showGuide(QWidget& window);

}  // namespace synthslice::ui
