#pragma once

#include <string>

#include "ui/experiment/searchable_form.h"

class QLabel;
class QVBoxLayout;

namespace synthslice::ui {

class ExperimentDocument;
class LayerTable;
class ParameterForm;

/// One network: its layers, the form of the selected layer, and what goes in and comes out.
class NetworkEditor : public SearchableForm {
    Q_OBJECT

public:
    NetworkEditor(ExperimentDocument& document, std::string networkName, QWidget* parent = nullptr);

    bool focusPath(const std::string& path) override;
    int setFilter(const QString& words) override;

private:
    void refresh();
    void showTotals();

    ExperimentDocument& m_document;
    std::string m_network;
    LayerTable* m_table;
    QLabel* m_totals;
    QLabel* m_layerTitle;
    QVBoxLayout* m_column;
    ParameterForm* m_form = nullptr;
    std::string m_formPath;
    std::string m_formType;
    QString m_filter;
};

}  // namespace synthslice::ui
