#pragma once

#include <QListWidget>

#include "engine/spec/problem.h"

namespace synthslice::ui {

/// What keeps the experiment from being trained, one line each; choosing one asks to be shown its place.
class ProblemList : public QListWidget {
    Q_OBJECT

public:
    explicit ProblemList(QWidget* parent = nullptr);
    void setProblems(const spec::Problems& problems);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void pathChosen(const std::string& path);
};

}  // namespace synthslice::ui
