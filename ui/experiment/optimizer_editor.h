#pragma once

#include <string>

#include "ui/experiment/copy_button.h"
#include "ui/experiment/searchable_form.h"

class QVBoxLayout;

namespace synthslice::ui {

class ExperimentDocument;
class ParameterForm;
class ValueEditor;

/// The optimizer of one network: its type, that type's parameters, and a button that copies it to others.
class OptimizerEditor : public SearchableForm {
    Q_OBJECT

public:
    /// `path` is where it stands ("optimizer.generator"), `title` whose it is ("Generator").
    OptimizerEditor(ExperimentDocument& document, std::string path, const QString& title,
                    const std::vector<CopyTarget>& copyTargets, QWidget* parent = nullptr);

    bool focusPath(const std::string& path) override;
    int setFilter(const QString& words) override;

private:
    void refresh();

    ExperimentDocument& m_document;
    std::string m_path;
    ValueEditor* m_type;
    QVBoxLayout* m_column;
    ParameterForm* m_form = nullptr;
    std::string m_formType;
    QString m_filter;
};

}  // namespace synthslice::ui
