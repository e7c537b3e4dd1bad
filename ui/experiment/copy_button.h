#pragma once

#include <string>
#include <vector>

#include <QToolButton>

namespace synthslice::ui {

class ExperimentDocument;

/// A place that may receive a copy.
struct CopyTarget {
    std::string path;
    QString title;  ///< "Discriminator"
};

/// Gives other networks the same part of the experiment, as one undo step each.
class CopyButton : public QToolButton {
    Q_OBJECT

public:
    /// `what` stands at `path` and is called so by people: "Optimizer". `targets` is not empty.
    CopyButton(ExperimentDocument& document, const std::string& path, const std::vector<CopyTarget>& targets,
               const QString& what, QWidget* parent);
};

}  // namespace synthslice::ui
