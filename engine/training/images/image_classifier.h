#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/classification/beliefs.h"
#include "engine/data/labelled/labelled_dataset.h"

namespace synthslice::training {

class ClassJudge;

/// The network of a run that tells classes apart, ready for images. Not thread-safe; any one thread at a
/// time.
class ImageClassifier {
public:
    /// `step`: that checkpoint; the newest if absent. Errors: no run, no such checkpoint, a run of a family
    /// that tells no classes apart.
    static Result<std::unique_ptr<ImageClassifier>> open(const std::filesystem::path& runFolder,
                                                         std::optional<std::int64_t> step);
    ~ImageClassifier();

    [[nodiscard]] std::vector<std::string> classNames() const;
    [[nodiscard]] std::int64_t step() const { return m_step; }

    /// Images x classes, row-major: classification::Beliefs is a view of them. An error names the size of an
    /// image that is no patch of data.patch_size.
    [[nodiscard]] Result<std::vector<float>> beliefs(std::span<const GreyImage> images);

private:
    friend class JudgedPart;
    ImageClassifier();

    std::unique_ptr<ClassJudge> m_judge;
    std::filesystem::path m_data;  ///< what the run learned from
    std::string m_fingerprint;
    std::int64_t m_patchSize = 0;
    std::int64_t m_step = 0;
};

/// What a classifier believes of one part of the images that it learned from, or is tested on.
class JudgedPart {
public:
    /// `beliefs`: images of the part x classes, row-major; `step`: of the checkpoint they are from.
    JudgedPart(std::shared_ptr<const data::LabelledDataset> dataset, data::Part part,
               std::vector<float> beliefs, std::int64_t step)
        : m_dataset(std::move(dataset)), m_part(part), m_beliefs(std::move(beliefs)), m_step(step)
    {
        for (const std::uint32_t image : m_dataset->images(part)) m_labels.push_back(m_dataset->label(image));
    }

    /// That of a run. `data`: where the images are now; empty if they are where the run found them. Errors:
    /// as those of ImageClassifier::open(), images that are not those of the run, a part without images.
    static Result<JudgedPart> judge(const std::filesystem::path& runFolder, std::optional<std::int64_t> step,
                                    const std::filesystem::path& data, data::Part part,
                                    const Progress& progress);

    [[nodiscard]] std::int64_t step() const { return m_step; }
    [[nodiscard]] const std::vector<std::string>& classNames() const { return m_dataset->classNames(); }
    /// The true class of each image.
    [[nodiscard]] const std::vector<std::int64_t>& labels() const { return m_labels; }
    [[nodiscard]] classification::Beliefs beliefs() const { return {m_beliefs, classNames().size()}; }
    /// Number `image` of the part, for display.
    [[nodiscard]] GreyImage grey(std::size_t image) const
    {
        return m_dataset->grey(m_dataset->images(m_part)[image]);
    }

private:
    std::shared_ptr<const data::LabelledDataset> m_dataset;
    data::Part m_part;
    std::vector<std::int64_t> m_labels;
    std::vector<float> m_beliefs;
    std::int64_t m_step;
};

}  // namespace synthslice::training
