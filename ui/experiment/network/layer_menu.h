#pragma once

#include <functional>
#include <string>

#include <QString>

class QMenu;
class QWidget;

namespace synthslice::ui {

/// A menu of all layer types, those of a kind in a submenu. Each action is named `prefix` and the type.
[[nodiscard]] QMenu* makeLayerMenu(const QString& prefix,
                                   const std::function<void(const std::string&)>& chosen, QWidget* parent);

}  // namespace synthslice::ui
