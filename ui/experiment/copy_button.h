#pragma once

#include <string>

#include <QToolButton>

namespace synthslice::ui {

class ExperimentDocument;

/// Gives the other network the same part of the experiment, as one undo step.
class CopyButton : public QToolButton {
    Q_OBJECT

public:
    /// `path` holds "generator" or "discriminator" as a segment; the same path of the other network receives
    /// the copy. `what` is what is copied, for people: "Optimizer".
    CopyButton(ExperimentDocument& document, const std::string& path, const QString& what, QWidget* parent);
};

}  // namespace synthslice::ui
