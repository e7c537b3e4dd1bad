#include "ui/slices/raw_volume_dialog.h"

#include <algorithm>
#include <limits>
#include <system_error>
#include <utility>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "engine/data/formats/file_format.h"
#include "ui/controls/control.h"
#include "ui/plots/grey_image_qt.h"
#include "ui/shared/background_task.h"
#include "ui/shared/colours.h"
#include "ui/shared/literal_text.h"
#include "ui/shared/settings.h"
#include "ui/shared/theme.h"

namespace synthslice::ui {

namespace {

constexpr int previewPx = 288;
constexpr int largestSize = 999999;
constexpr int largestHeader = 999999999;

QString typeText(data::SampleType type)
{
    const auto bits = 8 * static_cast<int>(data::sampleBytes(type));
    switch (data::sampleTypeName(type).front()) {
    case 'u':
        return RawVolumeDialog::tr("%1-bit whole numbers, unsigned").arg(bits);
    case 'i':
        return RawVolumeDialog::tr("%1-bit whole numbers, signed").arg(bits);
    default:
        return RawVolumeDialog::tr("%1-bit floating point").arg(bits);
    }
}

/// The middle slice, stretched to its own contrast; or why it cannot be read.
Result<QImage> middleSlice(const std::filesystem::path& file, const data::RawLayout& layout)
{
    data::ReadOptions options;
    options.raw = data::rawLayoutText(layout);
    auto opened = data::openImageFile(file, options);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    const auto stored = (*opened)->read((*opened)->count() / 2);
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    GreyImage values(stored->width, stored->height);
    std::visit(
        [&values](const auto& samples) {
            std::ranges::transform(samples, values.grey.begin(),
                                   [](auto value) { return static_cast<float>(value); });
        },
        stored->samples);
    return toQImage(values, contrastRange({&values, 1}))
        .scaled(previewPx, previewPx, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

}  // namespace

RawVolumeDialog::RawVolumeDialog(std::filesystem::path file, const std::string& usedBefore, QWidget* parent)
    : QDialog(parent), m_file(std::move(file)),
      m_width(makeNumber("rawWidth", tr("Width"), tr("Width of a slice, px"), 1)),
      m_height(makeNumber("rawHeight", tr("Height"), tr("Height of a slice, px"), 1)),
      m_slices(makeNumber("rawSlices", tr("Slices"), tr("Number of slices"), 1)),
      m_type(named(new QComboBox(this), "rawType", tr("Type"), tr("How a grey value is stored"))),
      m_byteOrder(named(new QComboBox(this), "rawByteOrder", tr("Byte order"),
                        tr("Order of the bytes of a value; PCs write the least significant first"))),
      m_header(makeNumber("rawHeader", tr("Header"), tr("Bytes before the first value"), 0)),
      m_bytes(named(new QLabel(this), "rawBytes", tr("Size of the file"),
                    tr("Bytes that these numbers need, and that the file has"))),
      m_skipRest(named(new QPushButton(tr("Skip the rest as a header"), this), "rawSkipRest",
                       tr("Skip the rest as a header"),
                       tr("Takes the bytes that are too many as a header before the first value"))),
      m_preview(named(new QLabel(this), "rawPreview", tr("Middle slice"),
                      tr("The middle slice as it would be read, stretched to its own contrast"))),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this)),
      m_drawing(new BackgroundTask(this))
{
    setObjectName(QStringLiteral("rawVolumeDialog"));
    setWindowTitle(tr("Raw volume %1").arg(toQString(m_file.filename())));
    std::error_code unreadable;
    const std::uintmax_t bytes = std::filesystem::file_size(m_file, unreadable);
    m_fileBytes = unreadable ? 0 : static_cast<std::int64_t>(bytes);
    m_header->setMaximum(largestHeader);
    m_preview->setFixedSize(previewPx, previewPx);
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setWordWrap(true);
    m_bytes->setWordWrap(true);

    auto* row = new QHBoxLayout;
    row->addWidget(makeForm());
    row->addWidget(m_preview);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(m_buttons);
    m_skipRest->setAutoDefault(false);
    m_buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_buttons->button(QDialogButtonBox::Open)->setDefault(true);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_skipRest, &QPushButton::clicked, this, [this] {
        const data::RawLayout now = layout();
        m_header->setValue(static_cast<int>(m_fileBytes - now.bytes() + now.headerBytes));
    });

    const std::string name = m_file.filename().string();
    const auto size = static_cast<std::uintmax_t>(m_fileBytes);
    const auto before = data::parseRawLayout(usedBefore);
    const bool isLikeBefore = before && before->bytes() == m_fileBytes;
    auto layout = data::guessRawLayout(name, size);
    if (!layout) layout = isLikeBefore ? *before : data::proposeRawLayout(name, size);
    if (!layout && before) layout = *before;
    setLayoutShown(layout.value_or(data::RawLayout{512, 512, 1}));
}

void RawVolumeDialog::ask(const std::filesystem::path& file, const std::string& usedBefore, QWidget* parent,
                          std::function<void(const std::string& layout)> then)
{
    auto* dialog = new RawVolumeDialog(file, usedBefore, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, parent,
            [dialog, then = std::move(then)] { then(data::rawLayoutText(dialog->layout())); });
    dialog->open();
}

bool RawVolumeDialog::isNeededFor(const std::filesystem::path& path)
{
    std::error_code unreadable;
    return std::filesystem::is_regular_file(path, unreadable) && data::isNamedRawVolume(path);
}

bool RawVolumeDialog::isNeededIn(const std::filesystem::path& folder)
{
    std::error_code unreadable;
    std::filesystem::directory_iterator entry(folder, unreadable);
    for (; !unreadable && entry != std::filesystem::directory_iterator(); entry.increment(unreadable)) {
        if (isNeededFor(entry->path())) return true;
    }
    return false;
}

data::RawLayout RawVolumeDialog::layout() const
{
    return {m_width->value(),
            m_height->value(),
            m_slices->value(),
            static_cast<data::SampleType>(m_type->currentIndex()),
            m_byteOrder->currentIndex() == 1,
            m_header->value()};
}

QSpinBox* RawVolumeDialog::makeNumber(const char* name, const QString& title, const QString& help, int least)
{
    auto* number = named(new QSpinBox(this), name, title, help);
    number->setRange(least, largestSize);
    number->setGroupSeparatorShown(true);
    return number;
}

QWidget* RawVolumeDialog::makeForm()
{
    for (int type = 0; type <= static_cast<int>(data::SampleType::F64); ++type) {
        m_type->addItem(typeText(static_cast<data::SampleType>(type)));
    }
    m_byteOrder->addItems({tr("Little endian (PC)"), tr("Big endian")});
    auto* fields = new QWidget(this);
    auto* form = new QFormLayout(fields);
    form->addRow(tr("Width (px)"), m_width);
    form->addRow(tr("Height (px)"), m_height);
    form->addRow(tr("Slices"), m_slices);
    form->addRow(tr("Type"), m_type);
    form->addRow(tr("Byte order"), m_byteOrder);
    form->addRow(tr("Header (bytes)"), m_header);
    form->addRow(m_bytes);
    form->addRow(m_skipRest);
    for (QSpinBox* number : {m_width, m_height, m_slices, m_header}) {
        connect(number, &QSpinBox::valueChanged, this, &RawVolumeDialog::check);
    }
    for (QComboBox* choice : {m_type, m_byteOrder}) {
        connect(choice, &QComboBox::currentIndexChanged, this, &RawVolumeDialog::check);
    }
    return fields;
}

void RawVolumeDialog::setLayoutShown(const data::RawLayout& layout)
{
    m_width->setValue(static_cast<int>(layout.width));
    m_height->setValue(static_cast<int>(layout.height));
    m_slices->setValue(static_cast<int>(layout.slices));
    m_type->setCurrentIndex(static_cast<int>(layout.type));
    m_byteOrder->setCurrentIndex(layout.bigEndian ? 1 : 0);
    m_header->setValue(static_cast<int>(layout.headerBytes));
    check();
}

void RawVolumeDialog::check()
{
    const data::RawLayout now = layout();
    const std::int64_t more = m_fileBytes - now.bytes();
    const QLocale locale;
    m_bytes->setText(more == 0 ? tr("These numbers fit the file: %1 bytes.").arg(locale.toString(m_fileBytes))
                               : tr("These numbers need %1 bytes, the file has %2.")
                                     .arg(locale.toString(now.bytes()), locale.toString(m_fileBytes)));
    setTextColour(*m_bytes, more == 0 ? plainColour : alertColour);
    const std::int64_t header = more + now.headerBytes;
    m_skipRest->setEnabled(more != 0 && header >= 0 && header <= largestHeader);
    m_byteOrder->setEnabled(data::sampleBytes(now.type) > 1);
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(more == 0);
    m_preview->clear();
    if (more == 0) {
        drawPreview();
    }
}

void RawVolumeDialog::drawPreview()
{
    m_previewWanted = m_drawing->isRunning();
    if (m_previewWanted) {
        return;
    }
    m_drawing->start([file = m_file, now = layout()](const Progress&) { return middleSlice(file, now); },
                     [this](const Result<QImage>& picture) {
                         if (picture) {
                             m_preview->setPixmap(QPixmap::fromImage(*picture));
                         } else {
                             m_preview->setText(literalText(QString::fromStdString(picture.error().text())));
                         }
                         if (m_previewWanted) {
                             check();
                         }
                     });
}

}  // namespace synthslice::ui
