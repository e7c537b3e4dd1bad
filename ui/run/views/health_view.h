#pragma once

#include <vector>

#include <QWidget>

#include "engine/session/messages.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace synthslice::ui {

class RunData;

/// What goes wrong in the training: each failure, once, with its evidence, advice, and a remedy that starts a
/// new run from the last healthy checkpoint.
class HealthView : public QWidget {
    Q_OBJECT

public:
    explicit HealthView(const RunData& run, QWidget* parent = nullptr);

signals:
    void remedyRequested(const synthslice::session::HealthFinding& finding);

private:
    /// A failure, which may go and come again.
    struct Shown {
        session::HealthFinding newest;
        std::int64_t firstStep = 0;
        int times = 0;
    };
    void showAll(const RunData& run);
    void add(const session::HealthFinding& finding);
    void showChosen();

    std::vector<Shown> m_findings;  ///< one a failure
    QLabel* m_summary;
    QListWidget* m_list;
    QLabel* m_details;
    QPushButton* m_remedy;
};

}  // namespace synthslice::ui
