#pragma once

namespace synthslice::ui {

class MainWindow;

/// Gives the window its menus: every action of the program has an entry here, and the frequent ones a
/// shortcut.
void buildMenus(MainWindow& window);

}  // namespace synthslice::ui
