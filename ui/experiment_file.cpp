#include "ui/experiment_file.h"

#include <QFile>
#include <QSaveFile>

#include "engine/spec/spec_json.h"

namespace synthslice::ui {

Result<spec::ExperimentSpec> readExperiment(const QString& fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        return invalidInput(fileName.toStdString() + ": cannot be read", file.errorString().toStdString());
    }
    return spec::experimentFromText(file.readAll().toStdString(), fileName.toStdString());
}

Result<void> writeExperiment(const QString& fileName, const spec::ExperimentSpec& experiment)
{
    QSaveFile file(fileName);
    const auto text = QByteArray::fromStdString(spec::toJson(experiment).dump(2) + "\n");
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return failed(fileName.toStdString() + ": cannot be written", file.errorString().toStdString());
    }
    return {};
}

}  // namespace synthslice::ui
