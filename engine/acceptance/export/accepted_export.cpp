#include "engine/acceptance/export/accepted_export.h"

#include <algorithm>
#include <cstdio>
#include <span>

#include "engine/acceptance/export/export_folder.h"
#include "engine/acceptance/export/export_manifest.h"
#include "engine/acceptance/export/image_labels.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/parallel.h"
#include "engine/base/text/text.h"

namespace synthslice::acceptance {

namespace {

// An export under way: accepted images are written as they come, the manifest at the end.
class Export {
public:
    static Result<Export> begin(const CriteriaSet& criteria, const OutputCalibration* outputCalibration,
                                const spec::Json& provenance, const ExportSpec& spec)
    {
        return ExportFolder::begin(spec.folder).map([&](ExportFolder&& folder) {
            Manifest manifest;
            manifest.provenance = provenance;
            manifest.criteria = criteria;
            manifest.report.material = criteria.material;
            manifest.outputCalibration = outputCalibration == nullptr ? spec::Json()
                                                                      : toJson(*outputCalibration);
            manifest.encoding = spec.encoding;
            manifest.labels = spec.labels;
            return Export(std::move(folder), std::move(manifest));
        });
    }

    [[nodiscard]] const ExportReport& report() const { return m_manifest.report; }

    /// Takes in candidates until `most` are accepted in all, and writes the images of those.
    [[nodiscard]] Result<void> add(std::span<const Candidate> candidates, std::size_t most)
    {
        ExportReport& report = m_manifest.report;
        std::vector<NamedImage> images;
        std::vector<GreyImage> labels;
        for (const Candidate& candidate : candidates) {
            if (report.accepted == most) break;
            ++report.generated;
            for (const Refusal& refusal : candidate.judgement.refusals) {
                ++report.refusedBy[nameOf(refusal)];
            }
            if (!candidate.accepted()) continue;
            ++report.accepted;
            images.push_back({fileName(report.accepted), &candidate.image});
            m_manifest.rows.push_back({images.back().file, candidate.latent,
                                       candidate.decidedByHand.has_value(), candidate.judgement.measures});
            if (!m_manifest.labels) continue;
            const measure::Material& material = m_manifest.criteria.material;
            if (!material.roundInclusions) {
                labels.push_back(phaseLabels(candidate.image, material));
                continue;
            }
            labels.push_back(
                fibreLabels(candidate.judgement.circles, candidate.image.width, candidate.image.height));
            m_fibres += fibreRows(images.back().file, candidate.judgement.circles,
                                  m_manifest.encoding.pixelSizeUm);
        }
        return m_folder.writeImages(images, m_manifest.encoding).and_then([&] {
            return writeLabels(images, labels);
        });
    }

    /// Keeps what was accepted before the export was cancelled; without any it is no more than cancelled.
    [[nodiscard]] Result<ExportReport> interrupt()
    {
        m_manifest.report.interrupted = true;
        if (report().accepted == 0) return cancelled();
        return finish();
    }

    [[nodiscard]] Result<ExportReport> finish()
    {
        if (report().accepted == 0) {
            return failed(text("none of %1 images was accepted%2", report().generated, mostRefusing()),
                          report().material.isSegmented()
                              ? text("train longer, or allow a larger share of real patches refused")
                              : text("train longer, use the output calibration, or allow a larger share of "
                                     "real patches refused"));
        }
        if (auto written = writeManifest(m_folder.aside(), m_manifest); !written) {
            return tl::unexpected(written.error());
        }
        if (m_manifest.hasFibreTable()) {
            if (auto written = writeFileAtomically(m_folder.aside() / fibreTable, fibreTableHead + m_fibres);
                !written) {
                return tl::unexpected(written.error());
            }
        }
        if (auto published = m_folder.publish(); !published) {
            return tl::unexpected(published.error());
        }
        return report();
    }

private:
    Export(ExportFolder folder, Manifest manifest)
        : m_folder(std::move(folder)), m_manifest(std::move(manifest))
    {
    }

    /// In 16 bits, under the names of the images.
    [[nodiscard]] Result<void> writeLabels(const std::vector<NamedImage>& images,
                                           const std::vector<GreyImage>& labels) const
    {
        std::vector<NamedImage> named;
        for (std::size_t i = 0; i < labels.size(); ++i)
            named.push_back({std::string(labelFolder) + "/" + images[i].file, &labels[i]});
        data::ImageEncoding encoding = m_manifest.encoding;
        encoding.bits = 16;
        return m_folder.writeImages(named, encoding);
    }

    [[nodiscard]] std::string fileName(std::size_t number) const
    {
        char digits[24];
        std::snprintf(digits, sizeof digits, "%06zu", number);
        return std::string("image-") + digits +
               (m_manifest.encoding.format == data::ImageFormat::Tiff ? ".tif" : ".png");
    }

    [[nodiscard]] std::string mostRefusing() const
    {
        const auto& refusedBy = report().refusedBy;
        const auto most = std::ranges::max_element(refusedBy, {},
                                                   [](const auto& entry) { return entry.second; });
        return most == refusedBy.end()
                   ? ""
                   : " (" + std::to_string(most->second) + " were refused by " + most->first + ")";
    }

    ExportFolder m_folder;
    Manifest m_manifest;
    std::string m_fibres;  ///< rows of the table
};

/// Makes the image what its file will hold, and judges that.
void judgeAsStored(Candidate& candidate, const CriteriaSet& criteria, const data::ImageEncoding& encoding)
{
    measure::Material stored = criteria.material;
    stored.bitDepth = encoding.bits;
    candidate.image = measure::asStored(std::move(candidate.image), stored);
    candidate.judgement = judge(candidate.image, criteria);
}

}  // namespace

Result<ExportReport> exportAccepted(ImageSource& source, const CriteriaSet& criteria,
                                    const OutputCalibration* outputCalibration, const CopySearch* copies,
                                    const ExportSpec& spec, const Progress& progress)
{
    auto started = Export::begin(criteria, outputCalibration, source.provenance(), spec);
    if (!started) {
        return tl::unexpected(started.error());
    }
    const auto candidateOf = [&](const Latent& latent, GreyImage image) {
        Candidate candidate;
        candidate.latent = latent;
        candidate.image = outputCalibration == nullptr ? std::move(image) : outputCalibration->apply(image);
        judgeAsStored(candidate, criteria, spec.encoding);
        if (copies != nullptr && candidate.judgement.accepted)
            refuseCopy(candidate.judgement, copies->nearest(candidate.image).correlation);
        return candidate;
    };
    const auto take = [&](std::span<const Latent> latents, std::vector<GreyImage> images) -> Result<Wanted> {
        for (const GreyImage& image : images) {
            if (image.width != criteria.patchSize || image.height != criteria.patchSize) {
                return invalidInput(
                    text("the criteria are for images of %1 px, but the generator makes %2 x %3 px",
                         criteria.patchSize, image.width, image.height),
                    text("calibrate with that patch size"));
            }
        }
        std::vector<Candidate> candidates(images.size());
        forEachInParallel(images.size(), progress, "", [&](std::size_t i) {
            candidates[i] = candidateOf(latents[i], std::move(images[i]));
        });
        if (progress.cancelled()) {
            return cancelled();
        }
        if (auto added = started->add(candidates, spec.count); !added) {
            return tl::unexpected(added.error());
        }
        const ExportReport& report = started->report();
        progress.at(static_cast<double>(report.accepted) / static_cast<double>(spec.count),
                    std::to_string(report.accepted) + " of " + std::to_string(report.generated) +
                        " generated images accepted");
        return report.accepted == spec.count ? Wanted::NoMore : Wanted::More;
    };
    if (const auto made = forEachBatch(source, spec.first, spec.maxTries, progress, take); !made) {
        if (made.error().code == ErrorCode::Cancelled) return started->interrupt();
        return tl::unexpected(made.error());
    }
    return started->finish();
}

Result<ExportReport> exportCandidates(const std::vector<Candidate>& candidates, const CriteriaSet& criteria,
                                      const OutputCalibration* outputCalibration,
                                      const spec::Json& provenance, const ExportSpec& spec,
                                      const Progress& progress)
{
    auto started = Export::begin(criteria, outputCalibration, provenance, spec);
    if (!started) {
        return tl::unexpected(started.error());
    }
    constexpr std::size_t batchSize = 32;
    for (std::size_t begin = 0; begin < candidates.size(); begin += batchSize) {
        if (progress.cancelled()) {
            return started->interrupt();
        }
        progress.at(static_cast<double>(begin) / static_cast<double>(candidates.size()), "Writing images");
        const auto shown = std::span(candidates)
                               .subspan(begin, std::min(batchSize, candidates.size() - begin));
        std::vector<Candidate> batch(shown.begin(), shown.end());
        forEachInParallel(batch.size(), progress, "", [&](std::size_t i) {
            judgeAsStored(batch[i], criteria, spec.encoding);
            if (batch[i].nearest) refuseCopy(batch[i].judgement, batch[i].nearest->correlation);
        });
        if (auto added = started->add(batch, candidates.size()); !added) {
            return tl::unexpected(added.error());
        }
    }
    return started->finish();
}

}  // namespace synthslice::acceptance
