#pragma once

#include <QWidget>

#include "engine/data/labelled/class_balance.h"
#include "ui/controls/export_actions.h"

class QLabel;
class QTableWidget;

namespace synthslice::ui {

/// How many images of each class there are, in the parts that the files tell.
class ClassBalanceView : public QWidget {
    Q_OBJECT

public:
    explicit ClassBalanceView(const ShowError& showError, QWidget* parent = nullptr);

    void setBalance(const data::ClassBalance& balance);

private:
    QLabel* m_summary;
    QTableWidget* m_table;
};

}  // namespace synthslice::ui
