#include "engine/spec/general_loss_spec.h"
#include "engine/spec/table_rows.h"

namespace synthslice::spec {

template <>
GroupText groupText<GeneralLossSpec>()
{
    return {SYNTHSLICE_TEXT("General loss"),
            SYNTHSLICE_TEXT("A weighted sum of plain losses, as for a classifier of real and generated.")};
}
template <>
const ParameterTable<GeneralLossSpec>& parameterTable()
{
    static const ParameterTable<GeneralLossSpec> table = {
        {&GeneralLossSpec::l1,
         weightRow("l1", SYNTHSLICE_TEXT("L1"), SYNTHSLICE_TEXT("Weight of the mean absolute difference."))},
        {&GeneralLossSpec::mse,
         weightRow("mse", SYNTHSLICE_TEXT("MSE"), SYNTHSLICE_TEXT("Weight of the mean squared difference."))},
        {&GeneralLossSpec::rmse,
         weightRow("rmse", SYNTHSLICE_TEXT("RMSE"),
                   SYNTHSLICE_TEXT("Weight of the root of the mean squared difference."))},
        {&GeneralLossSpec::bce,
         weightRow("bce", SYNTHSLICE_TEXT("BCE"),
                   SYNTHSLICE_TEXT("Weight of the binary cross-entropy, computed from raw scores."))},
        {&GeneralLossSpec::crossEntropy,
         weightRow("cross_entropy", SYNTHSLICE_TEXT("Cross-entropy"),
                   SYNTHSLICE_TEXT("Weight of the cross-entropy, computed from one raw score per class."))},
        {&GeneralLossSpec::nll,
         weightRow("nll", SYNTHSLICE_TEXT("NLL"),
                   SYNTHSLICE_TEXT("Weight of the negative log-likelihood; the network has to end in "
                                   "log_softmax."))}};
    return table;
}

}  // namespace synthslice::spec
