#include "ui/experiment/experiment_file.h"

#include <QFile>

#include "engine/base/files/atomic_file.h"
#include "engine/spec/spec_json.h"
#include "ui/shared/settings.h"

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
    return writeFileAtomically(toPath(fileName), spec::toJson(experiment).dump(2) + "\n");
}

}  // namespace synthslice::ui
