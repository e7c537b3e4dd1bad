#include "app/commands/class_evaluation.h"

#include <algorithm>
#include <array>
#include <iomanip>
#include <locale>
#include <sstream>
#include <utility>

#include "app/shared/text_table.h"
#include "engine/acceptance/export/export_folder.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/text/csv_field.h"
#include "engine/classification/belief_measures.h"
#include "engine/classification/class_measures.h"
#include "engine/classification/classification_csv.h"
#include "engine/classification/mistakes.h"
#include "engine/training/images/image_classifier.h"

namespace synthslice::app {

namespace {

using classification::Averaging;
using classification::ClassMeasures;
using classification::ConfusionMatrix;
using classification::Mistake;
using spec::Json;

constexpr std::array<std::pair<const char*, Averaging>, 3> averages{
    {{"macro", Averaging::Macro}, {"weighted", Averaging::Weighted}, {"micro", Averaging::Micro}}};

/// The most certain first, at most this many of a cell of the matrix.
std::vector<Mistake> mistakesOf(const training::JudgedPart& part)
{
    constexpr std::size_t mostPerCell = 5;
    std::vector<Mistake> mistakes = classification::worstMistakes(part.beliefs(), part.labels(), mostPerCell);
    std::ranges::stable_sort(mistakes, std::ranges::greater{}, &Mistake::belief);
    return mistakes;
}

Json measuresJson(const ClassMeasures& measures)
{
    return {{"precision", measures.precision},
            {"recall", measures.recall},
            {"specificity", measures.specificity},
            {"f1", measures.f1},
            {"support", measures.support}};
}

Json partJson(const training::JudgedPart& part, const ConfusionMatrix& matrix,
              const std::vector<Mistake>& mistakes)
{
    const std::vector<std::string>& names = part.classNames();
    Json json = {{"step", part.step()},
                 {"images", matrix.total()},
                 {"classes", names},
                 {"confusion", matrix.rows()},
                 {"accuracy", classification::accuracy(matrix)},
                 {"balanced_accuracy", classification::balancedAccuracy(matrix)},
                 {"kappa", classification::cohensKappa(matrix)},
                 {"rmse_beliefs", classification::rmseOfBeliefs(part.beliefs(), part.labels())},
                 {"rmse_class_numbers", classification::rmseOfClassNumbers(matrix)},
                 {"log_loss", classification::logLoss(part.beliefs(), part.labels())},
                 {"per_class", Json::object()},
                 {"averages", Json::object()},
                 {"mistakes", Json::array()}};
    for (std::size_t label = 0; label < names.size(); ++label)
        json["per_class"][names[label]] = measuresJson(measuresOf(matrix, label));
    for (const auto& [name, averaging] : averages)
        json["averages"][name] = measuresJson(averageOf(matrix, averaging));
    for (const Mistake& mistake : mistakes) {
        json["mistakes"].push_back({{"image", mistake.image},
                                    {"true", names[mistake.trueClass]},
                                    {"predicted", names[mistake.predicted]},
                                    {"belief", mistake.belief}});
    }
    return json;
}

std::string matrixText(const ConfusionMatrix& matrix, const std::vector<std::string>& names)
{
    std::vector<std::vector<std::string>> rows{{""}};
    rows.front().insert(rows.front().end(), names.begin(), names.end());
    for (std::size_t trueClass = 0; trueClass < names.size(); ++trueClass) {
        auto& row = rows.emplace_back(1, names[trueClass]);
        for (std::size_t predicted = 0; predicted < names.size(); ++predicted)
            row.push_back(std::to_string(matrix.count(trueClass, predicted)));
    }
    return textTable(rows, CellsStand::Right);
}

std::vector<std::string> measuresRow(const std::string& name, const ClassMeasures& measures)
{
    using classification::percentText;
    return {name,
            percentText(measures.precision),
            percentText(measures.recall),
            percentText(measures.specificity),
            percentText(measures.f1),
            std::to_string(measures.support)};
}

std::string measuresText(const ConfusionMatrix& matrix, const std::vector<std::string>& names)
{
    std::vector<std::vector<std::string>> rows{{"", "precision", "recall", "specificity", "F1", "images"}};
    for (std::size_t label = 0; label < names.size(); ++label)
        rows.push_back(measuresRow(names[label], measuresOf(matrix, label)));
    for (const auto& [name, averaging] : averages)
        rows.push_back(measuresRow(name, averageOf(matrix, averaging)));
    return textTable(rows, CellsStand::Right);
}

std::string partText(const training::JudgedPart& part, const ConfusionMatrix& matrix,
                     const std::vector<Mistake>& mistakes)
{
    using classification::percentText;
    const std::vector<std::string>& names = part.classNames();
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::fixed << std::setprecision(3) << "accuracy " << percentText(classification::accuracy(matrix))
         << " of " << matrix.total() << " images, balanced "
         << percentText(classification::balancedAccuracy(matrix)) << ", kappa "
         << classification::cohensKappa(matrix) << "\nRMSE of beliefs "
         << classification::rmseOfBeliefs(part.beliefs(), part.labels()) << ", of class numbers "
         << classification::rmseOfClassNumbers(matrix) << "; log loss "
         << classification::logLoss(part.beliefs(), part.labels()) << "\n\n";
    text << "true class in rows, predicted in columns\n"
         << matrixText(matrix, names) << "\n"
         << measuresText(matrix, names);
    if (!mistakes.empty()) text << "\nworst mistakes\n";
    constexpr std::size_t shown = 10;
    for (std::size_t i = 0; i < std::min(shown, mistakes.size()); ++i) {
        const Mistake& mistake = mistakes[i];
        text << "  image " << mistake.image << ": " << names[mistake.trueClass] << " taken for "
             << names[mistake.predicted] << ", belief " << percentText(static_cast<double>(mistake.belief))
             << "\n";
    }
    return text.str();
}

std::string mistakesCsv(const std::vector<Mistake>& mistakes, const std::vector<std::string>& names)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "image,true,predicted,belief\n";
    for (const Mistake& mistake : mistakes) {
        text << mistake.image << "," << csvField(names[mistake.trueClass]) << ","
             << csvField(names[mistake.predicted]) << "," << mistake.belief << "\n";
    }
    return text.str();
}

Result<void> writeTables(acceptance::ExportFolder& folder, const training::JudgedPart& part,
                         const ConfusionMatrix& matrix, const std::vector<Mistake>& mistakes,
                         const Json& json)
{
    const std::vector<std::string>& names = part.classNames();
    const auto write = [&](const char* name, const std::string& text) {
        return writeFileAtomically(folder.aside() / name, text);
    };
    return write("confusion.csv", matrixCsv(matrix, names))
        .and_then([&] { return write("classes.csv", classTableCsv(matrix, names)); })
        .and_then([&] { return write("mistakes.csv", mistakesCsv(mistakes, names)); })
        .and_then([&] {
            return write("evaluation.json", json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
        })
        .and_then([&] { return folder.publish(); });
}

}  // namespace

Result<CommandResult> evaluateClassifier(const ClassEvaluation& evaluation, const Progress& progress)
{
    std::optional<acceptance::ExportFolder> folder;
    if (!evaluation.out.empty()) {
        auto begun = acceptance::ExportFolder::begin(evaluation.out);
        if (!begun) return tl::unexpected(begun.error());
        folder.emplace(std::move(*begun));
    }
    const auto named = std::ranges::find(data::partNames, evaluation.part);
    const auto part = training::JudgedPart::judge(
        evaluation.run, evaluation.step, evaluation.data,
        data::allParts[static_cast<std::size_t>(named - data::partNames.begin())], progress);
    if (!part) return tl::unexpected(part.error());
    const ConfusionMatrix matrix = confusionMatrix(part->beliefs(), part->labels());
    const std::vector<Mistake> mistakes = mistakesOf(*part);
    Json json = partJson(*part, matrix, mistakes);
    json["part"] = evaluation.part;
    std::string text = partText(*part, matrix, mistakes);
    if (folder) {
        if (const auto written = writeTables(*folder, *part, matrix, mistakes, json); !written)
            return tl::unexpected(written.error());
        text += "tables in " + evaluation.out.string() + "\n";
    }
    return CommandResult{std::move(json), std::move(text)};
}

Result<CommandResult> classifyImages(const std::filesystem::path& run, std::optional<std::int64_t> step,
                                     const std::vector<GreyImage>& images)
{
    const auto classifier = training::ImageClassifier::open(run, step);
    if (!classifier) return tl::unexpected(classifier.error());
    const auto values = (*classifier)->beliefs(images);
    if (!values) return tl::unexpected(values.error());
    const std::vector<std::string> names = (*classifier)->classNames();
    const classification::Beliefs beliefs(*values, names.size());
    const double score = classification::inceptionLikeScore(beliefs);
    const std::vector<double> shares = classification::shareOfEachClass(beliefs);
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::fixed << std::setprecision(2) << "inception-like score " << score << " of " << names.size()
         << ", " << images.size() << " images\n";
    Json json = {{"images", images.size()},
                 {"inception_like_score", score},
                 {"classes", names},
                 {"shares", Json::object()},
                 {"classifier_step", (*classifier)->step()}};
    std::vector<std::vector<std::string>> rows;
    for (std::size_t label = 0; label < names.size(); ++label) {
        rows.push_back({names[label], classification::percentText(shares[label])});
        json["shares"][names[label]] = shares[label];
    }
    text << textTable(rows, CellsStand::Right);
    return CommandResult{std::move(json), text.str()};
}

}  // namespace synthslice::app
