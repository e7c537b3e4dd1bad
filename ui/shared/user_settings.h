#pragma once

#include <QSettings>

namespace synthslice::ui {

/// This user's settings, as JSON in a file that is replaced whole or not at all. QSettings' own format takes
/// a file for written of which a full disk has kept a part.
class UserSettings : public QSettings {
    Q_OBJECT

public:
    /// On the first start after an earlier version, those are taken over.
    UserSettings();
};

}  // namespace synthslice::ui
