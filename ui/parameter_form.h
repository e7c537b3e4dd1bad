#pragma once

#include <vector>

#include "engine/spec/parameter_catalogue.h"
#include "ui/searchable_form.h"

class QLabel;
class QToolButton;

namespace synthslice::ui {

class ExperimentDocument;
class ParameterRow;

/// The form of one parameter group, made from its table alone. Advanced rows are folded away unless they
/// differ, have a problem or are searched for.
class ParameterForm : public SearchableForm {
    Q_OBJECT

public:
    /// `basePath` is where the group stands in the experiment: "training", "generator.layers.3".
    ParameterForm(ExperimentDocument& document, const spec::ParameterGroup& group,
                  const std::string& basePath, QWidget* parent = nullptr);

    /// A heading above the rows, for forms that stand together.
    void setTitle(const QString& title);

    int setFilter(const QString& words) override;
    bool focusPath(const std::string& path) override;

private:
    void refresh();
    int showRows();

    ExperimentDocument& m_document;
    QLabel* m_title;
    std::vector<ParameterRow*> m_rows;
    QToolButton* m_advanced;
    QString m_filter;
};

}  // namespace synthslice::ui
