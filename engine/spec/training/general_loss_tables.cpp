#include "engine/spec/parameters/table_rows.h"
#include "engine/spec/training/general_loss_spec.h"

namespace synthslice::spec {

namespace {

/// Of the struct itself, and of those that only have other defaults.
template <class S>
ParameterTable<S> generalLossTable()
{
    const auto row = [](double S::*member, const char* key, const char* label, const char* help) {
        return Parameter<S>(member, weightRow(key, label, help));
    };
    return {
        row(&S::l1, "l1", SYNTHSLICE_TEXT("L1"), SYNTHSLICE_TEXT("Weight of the mean absolute difference.")),
        row(&S::mse, "mse", SYNTHSLICE_TEXT("MSE"),
            SYNTHSLICE_TEXT("Weight of the mean squared difference.")),
        row(&S::rmse, "rmse", SYNTHSLICE_TEXT("RMSE"),
            SYNTHSLICE_TEXT("Weight of the root of the mean squared difference.")),
        row(&S::bce, "bce", SYNTHSLICE_TEXT("BCE"),
            SYNTHSLICE_TEXT("Weight of the binary cross-entropy, computed from raw scores.")),
        row(&S::crossEntropy, "cross_entropy", SYNTHSLICE_TEXT("Cross-entropy"),
            SYNTHSLICE_TEXT("Weight of the cross-entropy, computed from one raw score per class.")),
        row(&S::nll, "nll", SYNTHSLICE_TEXT("NLL"),
            SYNTHSLICE_TEXT("Weight of the negative log-likelihood; the network has to end in "
                            "log_softmax."))};
}

}  // namespace

template <>
GroupText groupText<GeneralLossSpec>()
{
    return {SYNTHSLICE_TEXT("General loss"),
            SYNTHSLICE_TEXT("A weighted sum of plain losses, as for a classifier of real and generated.")};
}
template <>
const ParameterTable<GeneralLossSpec>& parameterTable()
{
    static const auto table = generalLossTable<GeneralLossSpec>();
    return table;
}

template <>
GroupText groupText<ClassLossSpec>()
{
    return {
        SYNTHSLICE_TEXT("Loss"),
        SYNTHSLICE_TEXT("A weighted sum of plain losses of the network's values, one a class, against 1 for "
                        "the image's class and 0 for others.")};
}
template <>
const ParameterTable<ClassLossSpec>& parameterTable()
{
    static const auto table = generalLossTable<ClassLossSpec>();
    return table;
}

}  // namespace synthslice::spec
