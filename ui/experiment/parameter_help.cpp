#include "ui/experiment/parameter_help.h"

#include <cmath>

#include "engine/spec/applies.h"
#include "ui/controls/control.h"
#include "ui/experiment/experiment_document.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

constexpr int visibleLines = 7;

QString withUnit(const QString& value, const spec::ParameterInfo& info)
{
    return info.unit.empty() ? value : QStringLiteral("%1 %2").arg(value, specText(info.unit));
}

QString limitText(double number)
{
    return QString::fromStdString(spec::numberText(number));
}

QString defaultText(const spec::ParameterInfo& info)
{
    const spec::Json& value = info.defaultValue;
    if (value.is_boolean()) {
        return value.get<bool>() ? ParameterHelp::tr("on") : ParameterHelp::tr("off");
    }
    return withUnit(valueText(value), info);
}

/// Which values it may have; empty if any of its type.
QString valuesText(const spec::ParameterInfo& info)
{
    if (!info.choices.empty()) {
        QStringList choices;
        for (const auto& choice : info.choices) {
            choices << QString::fromStdString(choice);
        }
        return ParameterHelp::tr("one of: %1").arg(choices.join(QStringLiteral(", ")));
    }
    const bool below = std::isfinite(info.range.max);
    if (!std::isfinite(info.range.min)) {
        return below ? ParameterHelp::tr("at most %1").arg(withUnit(limitText(info.range.max), info))
                     : QString();
    }
    return below ? ParameterHelp::tr("from %1 to %2")
                       .arg(limitText(info.range.min), withUnit(limitText(info.range.max), info))
                 : ParameterHelp::tr("at least %1").arg(withUnit(limitText(info.range.min), info));
}

}  // namespace

QString parameterHelp(const ExperimentDocument& document, const std::string& path,
                      const spec::ParameterInfo& info)
{
    QStringList facts{ParameterHelp::tr("Default %1").arg(defaultText(info)), valuesText(info),
                      info.changes == spec::Changes::Live
                          ? ParameterHelp::tr("can be changed while a run goes on")
                          : ParameterHelp::tr("fixed once a run has started")};
    facts.removeAll(QString());
    QStringList lines{headedHelp(specText(info.label), specText(info.help)),
                      facts.join(QStringLiteral(" · ")).toHtmlEscaped(),
                      QStringLiteral("<i>%1</i>").arg(QString::fromStdString(path))};
    if (spec::whyIdle(document.experiment(), path)) {
        lines << ParameterHelp::tr("It has no effect with the other parameters as they are.");
    }
    return lines.join(QStringLiteral("<br>"));
}

QString headedHelp(const QString& heading, const QString& help)
{
    return QStringLiteral("<b>%1</b><br>%2").arg(heading.toHtmlEscaped(), help.toHtmlEscaped());
}

ParameterHelp::ParameterHelp(QWidget* parent) : QTextBrowser(parent)
{
    named(this, "parameterHelp", tr("What does this do?"),
          tr("What the parameter under the mouse or with the focus does"));
    setPlaceholderText(tr("Point at a parameter, or go to it, to read here what it does."));
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ParameterHelp::sizeHint() const
{
    return {200, visibleLines * fontMetrics().lineSpacing() + 2 * frameWidth() +
                     2 * static_cast<int>(document()->documentMargin())};
}

}  // namespace synthslice::ui
