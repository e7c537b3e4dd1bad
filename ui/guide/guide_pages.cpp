#include "ui/guide/guide_pages.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>

namespace synthslice::ui {

namespace {

const QString guideFolder = QStringLiteral(":/docs/");

QString withoutMarkup(QString markdown)
{
    static const QRegularExpression markup(QStringLiteral(R"(!?\[|\]\([^)]*\)|[*`|]|^#+ )"),
                                           QRegularExpression::MultilineOption);
    return markdown.remove(markup).simplified();
}

GuidePage readPage(const QString& fileName)
{
    QFile file(guideFolder + fileName);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString markdown = QString::fromUtf8(file.readAll());
    GuidePage page{QUrl(QStringLiteral("qrc") + guideFolder + fileName), withoutMarkup(markdown), {}};
    bool isCode = false;
    for (const QString& line : markdown.split(u'\n')) {
        if (line.startsWith(QStringLiteral("```"))) isCode = !isCode;
        const auto level = line.indexOf(u' ');
        if (!isCode && level > 0 && line.startsWith(QString(level, u'#'))) {
            page.headings.append({static_cast<int>(level), withoutMarkup(line)});
        }
    }
    return page;
}

}  // namespace

QList<GuidePage> guidePages()
{
    const QString language = QLocale().name().left(2);
    QList<GuidePage> pages;
    for (const QString& fileName : QDir(guideFolder).entryList({QStringLiteral("*.md")})) {
        const QString name = fileName.chopped(3);
        if (name.contains(u'.')) continue;  // a translation
        const QString translated = name + u'.' + language + QStringLiteral(".md");
        pages.append(readPage(QFile::exists(guideFolder + translated) ? translated : fileName));
    }
    const auto key = [](const GuidePage& page) {
        const bool isGuide = page.url.fileName().startsWith(QStringLiteral("guide."));
        return std::pair(!isGuide, page.headings.value(0).text.toLower());
    };
    std::sort(pages.begin(), pages.end(),
              [&](const GuidePage& one, const GuidePage& other) { return key(one) < key(other); });
    return pages;
}

QString headingAnchor(const QString& heading)
{
    static const QRegularExpression punctuation(QStringLiteral("[^\\w -]"),
                                                QRegularExpression::UseUnicodePropertiesOption);
    return heading.toLower().remove(punctuation).replace(u' ', u'-');
}

}  // namespace synthslice::ui
