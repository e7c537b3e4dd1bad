#include "ui/shared/duration_text.h"

#include <cmath>

#include <QCoreApplication>

namespace synthslice::ui {

namespace {

/// Texts of durations, for lupdate.
struct Duration {
    Q_DECLARE_TR_FUNCTIONS(synthslice::ui::Duration)
};

}  // namespace

QString durationText(double seconds)
{
    if (!(seconds >= 0.0) || !std::isfinite(seconds)) {
        return {};
    }
    const auto whole = static_cast<qint64>(std::lround(seconds));
    if (whole < 60) {
        return Duration::tr("%1 s").arg(whole);
    }
    if (whole < 3600) {
        return Duration::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    }
    return Duration::tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

}  // namespace synthslice::ui
