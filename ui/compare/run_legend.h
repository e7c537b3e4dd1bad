#pragma once

#include <filesystem>
#include <vector>

#include <QWidget>

class QPushButton;
class QTreeWidget;

namespace synthslice::ui {

class ComparedRuns;

/// The runs that are compared with their colours: ticked ones are shown, others can be added and taken out.
class RunLegend : public QWidget {
    Q_OBJECT

public:
    explicit RunLegend(ComparedRuns& compared, QWidget* parent = nullptr);

signals:
    void addRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void removeSelected();

    ComparedRuns& m_compared;
    QTreeWidget* m_list;
    QPushButton* m_remove;
};

}  // namespace synthslice::ui
