#pragma once

#include <vector>

#include "engine/spec/parameters/parameter_group.h"
#include "ui/experiment/copy_button.h"
#include "ui/experiment/searchable_form.h"

class QGridLayout;
class QToolButton;

namespace synthslice::ui {

class ExperimentDocument;
class ParameterRow;

/// What stands above the rows of a form that stands together with others.
struct FormHeading {
    QString title;
    QString help;
    std::vector<CopyTarget> copyTargets = {};  ///< of a button that copies the form's values
};

/// The form of one parameter group, made from its table alone. Advanced rows are folded away unless they
/// differ, have a problem or are searched for.
class ParameterForm : public SearchableForm {
    Q_OBJECT

public:
    /// `basePath` is where the group stands in the experiment: "training", "generator.layers.3".
    ParameterForm(ExperimentDocument& document, const spec::ParameterGroup& group, std::string basePath,
                  FormHeading heading = {}, QWidget* parent = nullptr);

    int setFilter(const QString& words) override;
    bool focusPath(const std::string& path) override;
    [[nodiscard]] bool applies() const override;

private:
    void addHeading(const QString& groupTitle);
    void refresh();
    int showRows();

    ExperimentDocument& m_document;
    std::string m_path;
    FormHeading m_heading;
    QGridLayout* m_grid;
    std::vector<ParameterRow*> m_rows;
    QToolButton* m_advanced;
    QString m_filter;
};

}  // namespace synthslice::ui
