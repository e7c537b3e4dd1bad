#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace synthslice::ui {

struct GuideHeading {
    int level = 1;  ///< 1 for the title of a page
    QString text;
};

/// A page of the user guide, in Markdown, that the program brings along.
struct GuidePage {
    QUrl url;
    QString text;  ///< without markup, white space simplified: what can be looked for
    QList<GuideHeading> headings;
};

/// All pages, the guide itself first and the others by their titles, in the language of the default locale
/// where they are translated.
[[nodiscard]] QList<GuidePage> guidePages();

/// What a link calls a heading: as on GitHub, in small letters, spaces as hyphens, without punctuation.
[[nodiscard]] QString headingAnchor(const QString& heading);

}  // namespace synthslice::ui
