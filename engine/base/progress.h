#pragma once

#include <functional>
#include <stop_token>
#include <string_view>

namespace synthslice {

/// How a long call tells how far it is and learns that it should stop. Both are used on the thread that
/// does the work; `report` may be empty. A call that sees `cancelled()` returns ErrorCode::Cancelled.
struct Progress {
    std::function<void(double fraction, std::string_view doing)> report;  ///< fraction in [0, 1]
    std::stop_token stop;

    void at(double fraction, std::string_view doing) const
    {
        if (report) {
            report(fraction, doing);
        }
    }
    [[nodiscard]] bool cancelled() const { return stop.stop_requested(); }
    /// Of a part of the work, whose 0 to 1 are told as `from` to `to`. Lives no longer than this.
    [[nodiscard]] Progress part(double from, double to) const
    {
        return {[this, from, to](double fraction, std::string_view doing) {
                    at(from + (to - from) * fraction, doing);
                },
                stop};
    }
};

}  // namespace synthslice
