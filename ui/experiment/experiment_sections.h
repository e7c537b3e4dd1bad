#pragma once

#include <string>
#include <vector>

#include <QWidget>

#include "engine/spec/parameters/parameter_catalogue.h"
#include "engine/spec/part.h"

class QVBoxLayout;

namespace synthslice::ui {

class ExperimentDocument;
class FoldableSection;
class SearchableForm;

/// The forms of an experiment in foldable sections below each other. A form with nothing that applies is
/// hidden, and so is a section without a form; it unfolds when an edit brings it in.
class ExperimentSections : public QWidget {
    Q_OBJECT

public:
    explicit ExperimentSections(ExperimentDocument& document, QWidget* parent = nullptr);

    /// Shows only the parameters whose name or help contain the words, all if empty.
    void filter(const QString& words);

    /// Opens the section that holds the dotted path and focuses the control; the section, or nullptr.
    QWidget* reveal(const std::string& path);

signals:
    void explained(const QString& help);

private:
    struct Part {
        FoldableSection* section;
        QString title;
        std::vector<SearchableForm*> forms;
        std::vector<std::string> paths;  ///< problems at and below these belong to the section
        bool openBeforeSearch = false;
        bool applied = false;  ///< before the last change
    };
    void build();
    void addSection(const std::vector<spec::Part>& parts);
    void addInitialWeights(const std::vector<spec::Part>& networks);
    void addPart(const std::string& name, const QString& title, const QString& help,
                 const std::vector<SearchableForm*>& forms, const std::vector<std::string>& paths);
    void addPart(const spec::ParameterGroup& group, const std::vector<SearchableForm*>& forms,
                 const std::vector<std::string>& paths);
    void refresh();
    void showParts();
    void showProblemCounts();

    ExperimentDocument& m_document;
    QVBoxLayout* m_column;
    std::vector<Part> m_parts;
    QString m_words;  ///< of the search
};

}  // namespace synthslice::ui
