#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace synthslice::ui {

class ComparedRuns;

/// Which of two runs, or groups of seeds, is better by a metric, whether that is more than chance, and what
/// cannot be said.
class VerdictView : public QWidget {
    Q_OBJECT

public:
    explicit VerdictView(const ComparedRuns& compared, QWidget* parent = nullptr);

private:
    void takeRuns();
    void judge();

    const ComparedRuns& m_compared;
    QComboBox* m_first;
    QComboBox* m_second;
    QComboBox* m_metric;
    QLabel* m_headline;
    QLabel* m_reasons;
};

}  // namespace synthslice::ui
