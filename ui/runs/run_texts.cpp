#include "ui/runs/run_texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "ui/shared/duration_text.h"
#include "ui/shared/number_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/spec_text.h"

namespace synthslice::ui {

namespace {

/// Texts of lists of runs, for lupdate.
struct Runs {
    Q_DECLARE_TR_FUNCTIONS(synthslice::ui::Runs)
};

}  // namespace

QString outcomeText(store::RunOutcome outcome)
{
    switch (outcome) {
    case store::RunOutcome::Running:
        return Runs::tr("running");
    case store::RunOutcome::Interrupted:
        return Runs::tr("interrupted");
    case store::RunOutcome::Stopped:
        return Runs::tr("stopped");
    case store::RunOutcome::Finished:
        return Runs::tr("finished");
    case store::RunOutcome::Failed:
        return Runs::tr("failed");
    }
    return {};
}

QString columnTitle(const std::string& key)
{
    const runs::CardField* field = runs::cardField(key);
    return field != nullptr ? specText(field->label) : QString::fromStdString(key);
}

QString columnHelp(const std::string& key)
{
    const runs::CardField* field = runs::cardField(key);
    return field != nullptr ? specText(field->help) : Runs::tr("Parameter of the experiment");
}

QString columnText(const runs::RunCard& card, const std::string& key)
{
    const spec::Json value = runs::valueOf(card, key);
    if (value.is_null()) return {};
    const QLocale locale;
    if (key == "state") return outcomeText(card.state);
    if (key == "step" || key == "steps") return locale.toString(value.get<qlonglong>());
    if (key == "worst") return specText(card.worstDescriptor);
    if (key == "accuracy") return Runs::tr("%1 %").arg(locale.toString(100.0 * *card.bestAccuracy, 'f', 2));
    if (key == "time") return durationText(card.seconds);
    if (key == "tags") return QString::fromStdString(runs::tagText(card.notes.tags));
    if (key == "data") return toQString(card.data.filename());
    if (key == "folder") return toQString(card.folder);
    if (key == "note") return QString::fromStdString(card.notes.note).section(u'\n', 0, 0);
    if (key == "archived") return card.notes.archived ? Runs::tr("archived") : QString();
    if (key == "changed") {
        const QDateTime time = QDateTime::fromString(QString::fromStdString(card.changed), Qt::ISODate);
        return locale.toString(time, QLocale::ShortFormat);
    }
    return value.is_number_float() ? numberText(value.get<double>()) : valueText(value);
}

}  // namespace synthslice::ui
