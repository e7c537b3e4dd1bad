#pragma once

#include <QWidget>

#include "engine/session/messages.h"

class QFormLayout;
class QLabel;
class QTreeWidget;

namespace synthslice::ui {

class RunData;

/// What is known of the open run: its folder, its slices, the device, and a journal of its events.
class RunInfoView : public QWidget {
    Q_OBJECT

public:
    explicit RunInfoView(const RunData& run, QWidget* parent = nullptr);

signals:
    void eventChosen(qint64 step);

private:
    void showRun(const RunData& run);
    void showDevice(const std::string& device, const std::string& precision);
    void showInfo(const session::RunInfo& info);
    void addEvent(const session::SessionEvent& event);
    QLabel* addField(const char* objectName, const QString& label, const QString& toolTip);
    /// A field without text is not shown.
    void setField(QLabel* field, const QString& text);

    QFormLayout* m_form;
    QLabel* m_name;
    QLabel* m_folder;
    QLabel* m_data;
    QLabel* m_device;
    QLabel* m_length;
    QLabel* m_note;
    QTreeWidget* m_journal;
};

}  // namespace synthslice::ui
