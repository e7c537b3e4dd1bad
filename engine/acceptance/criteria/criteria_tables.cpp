#include "engine/acceptance/criteria/calibration.h"
#include "engine/acceptance/criteria/criteria_set.h"

// Rows of the files' values have no labels of their own: only CalibrationSpec is edited in a form.

namespace synthslice::spec {

using acceptance::CalibrationSpec;
using acceptance::CriteriaSet;
using acceptance::Limit;
using measure::CircleFinderSettings;
using measure::Material;

namespace {

template <class S>
Parameter<S> radiusRow(double S::*member, double smallest)
{
    return {member,
            {.key = "fibre_radius",
             .label = SYNTHSLICE_TEXT("Fibre radius"),
             .unit = "px",
             .help = SYNTHSLICE_TEXT("Expected radius of fibres; fibres from 0.72 to 1.4 times it are found. "
                                     "0 measures it in the slices."),
             .range = {smallest, 200}}};
}

template <class S>
Parameter<S> methodRow()
{
    return {&S::method,
            {.key = "method",
             .label = SYNTHSLICE_TEXT("Circle finder"),
             .help = SYNTHSLICE_TEXT("Signed-gradient Hough finds touching fibres; OpenCV's also takes dark "
                                     "gaps for them and serves to compare."),
             .advanced = true}};
}

template <class S>
Parameter<S> darkFibresRow()
{
    return {&S::darkFibres,
            {.key = "dark_fibres",
             .label = SYNTHSLICE_TEXT("Dark fibres"),
             .help = SYNTHSLICE_TEXT("Fibres are darker than what is between them.")}};
}

template <class S>
Parameter<S> valueRow(auto S::*member, const std::string& key, Range range, const std::string& unit = "")
{
    return {member, {.key = key, .label = "", .unit = unit, .help = "", .range = range}};
}

constexpr Range share{0, 1};

}  // namespace

template <>
const ParameterTable<CalibrationSpec>& parameterTable<CalibrationSpec>()
{
    static const ParameterTable<CalibrationSpec> table{
        {&CalibrationSpec::refuseReal,
         {.key = "refuse_real",
          .label = SYNTHSLICE_TEXT("Real patches refused"),
          .help = SYNTHSLICE_TEXT(
              "Share of real patches that may be refused, all criteria together; a larger "
              "share makes every limit stricter."),
          .range = {0.001, 0.5}}},
        radiusRow(&CalibrationSpec::fibreRadiusPx, 0.0),
        methodRow<CalibrationSpec>(),
        darkFibresRow<CalibrationSpec>(),
    };
    return table;
}

template <>
const ParameterTable<CircleFinderSettings>& parameterTable<CircleFinderSettings>()
{
    static const ParameterTable<CircleFinderSettings> table{
        methodRow<CircleFinderSettings>(),
        radiusRow(&CircleFinderSettings::radiusPx, 0.5),
        darkFibresRow<CircleFinderSettings>(),
        valueRow(&CircleFinderSettings::gradientThreshold, "gradient_threshold", {0, 1e6}),
        valueRow(&CircleFinderSettings::peakThreshold, "peak_threshold", {0, 1e6}),
        valueRow(&CircleFinderSettings::innerGrey, "inner_grey", {0, 1}),
    };
    return table;
}

template <>
const ParameterTable<Material>& parameterTable<Material>()
{
    static const ParameterTable<Material> table{
        valueRow(&Material::bitDepth, "bit_depth", {8, 16}),
        valueRow(&Material::roundInclusions, "round_inclusions", {}),
    };
    return table;
}

template <>
const ParameterTable<Limit>& parameterTable<Limit>()
{
    static const ParameterTable<Limit> table{
        valueRow(&Limit::criterion, "name", {}),
        valueRow(&Limit::low, "low", {}),
        valueRow(&Limit::high, "high", {}),
        valueRow(&Limit::enabled, "enabled", {}),
        valueRow(&Limit::realRefused, "real_refused", share),
    };
    return table;
}

template <>
const ParameterTable<CriteriaSet>& parameterTable<CriteriaSet>()
{
    static const ParameterTable<CriteriaSet> table{
        valueRow(&CriteriaSet::patchSize, "patch_size", {2, 65536}, "px"),
        valueRow(&CriteriaSet::pixelSizeUm, "pixel_size_um", {0, 1e6}, "um"),
        valueRow(&CriteriaSet::scale, "scale", {0, 8}),
        valueRow(&CriteriaSet::refuseRealAsked, "refuse_real_asked", share),
        valueRow(&CriteriaSet::realRefused, "real_refused", share),
        valueRow(&CriteriaSet::datasetFingerprint, "dataset_fingerprint", {}),
    };
    return table;
}

}  // namespace synthslice::spec
