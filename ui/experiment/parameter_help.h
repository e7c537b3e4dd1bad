#pragma once

#include <string>

#include <QTextBrowser>

#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::ui {

class ExperimentDocument;

/// What a parameter is, as rich text: label, help, default, range or choices, unit, when it may change, its
/// dotted path, and what keeps it from mattering or changing now. The one text of tool tips, "What's this?"
/// and ParameterHelp.
[[nodiscard]] QString parameterHelp(const ExperimentDocument& document, const std::string& path,
                                    const spec::ParameterInfo& info);

/// A heading and a sentence, for what is no parameter.
[[nodiscard]] QString headedHelp(const QString& heading, const QString& help);

/// The place below a form where the help of what has the focus or the mouse can be read at leisure.
class ParameterHelp : public QTextBrowser {
    Q_OBJECT

public:
    explicit ParameterHelp(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
};

}  // namespace synthslice::ui
