#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include <QDialog>

#include "engine/data/formats/raw_layout.h"

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace synthslice::ui {

class BackgroundTask;

/// Asks how the values of a raw volume lie in its file, and shows the middle slice as it would be read.
class RawVolumeDialog : public QDialog {
    Q_OBJECT

public:
    /// Begins with what name and size of the file tell, else with a layout used before (as text; empty for
    /// none).
    RawVolumeDialog(std::filesystem::path file, const std::string& usedBefore, QWidget* parent = nullptr);

    /// Shows the dialog; if it is accepted, gives its layout as text (data.raw) to `then`.
    static void ask(const std::filesystem::path& file, const std::string& usedBefore, QWidget* parent,
                    std::function<void(const std::string& layout)> then);

    /// Whether a file can only be read with a layout.
    [[nodiscard]] static bool isNeededFor(const std::filesystem::path& path);

    /// Whether such files are in a folder.
    [[nodiscard]] static bool isNeededIn(const std::filesystem::path& folder);

    [[nodiscard]] data::RawLayout layout() const;

private:
    QSpinBox* makeNumber(const char* name, const QString& title, const QString& help, int least);
    QWidget* makeForm();
    void setLayoutShown(const data::RawLayout& layout);
    void check();
    void drawPreview();

    std::filesystem::path m_file;
    std::int64_t m_fileBytes = 0;
    bool m_previewWanted = false;  ///< for other values, while one is drawn
    QSpinBox* m_width;
    QSpinBox* m_height;
    QSpinBox* m_slices;
    QComboBox* m_type;
    QComboBox* m_byteOrder;
    QSpinBox* m_header;
    QLabel* m_bytes;
    QPushButton* m_skipRest;
    QLabel* m_preview;
    QDialogButtonBox* m_buttons;
    BackgroundTask* m_drawing;
};

}  // namespace synthslice::ui
