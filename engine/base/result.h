#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace synthslice {

/// Who has to act on an error; the command line turns it into its exit code.
enum class ErrorCode {
    InvalidInput,  ///< The arguments or a file are wrong: exit code 2.
    Failed,        ///< The work itself failed, for example on a full disk: exit code 1.
    Cancelled      ///< The user asked to stop.
};

/// One clear error: `message` names the file, parameter or layer; `hint` says what to do about it.
struct Error {
    ErrorCode code = ErrorCode::Failed;
    std::string message;
    std::string hint;

    /// One line: the message, then the hint where there is one.
    [[nodiscard]] std::string text() const { return hint.empty() ? message : message + ": " + hint; }
    bool operator==(const Error&) const = default;
};

/// The value of a fallible call, or the error that kept it from being made.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> invalidInput(std::string message, std::string hint = {})
{
    return tl::unexpected(Error{ErrorCode::InvalidInput, std::move(message), std::move(hint)});
}

[[nodiscard]] inline tl::unexpected<Error> failed(std::string message, std::string hint = {})
{
    return tl::unexpected(Error{ErrorCode::Failed, std::move(message), std::move(hint)});
}

[[nodiscard]] inline tl::unexpected<Error> cancelled()
{
    return tl::unexpected(Error{ErrorCode::Cancelled, "Cancelled", {}});
}

}  // namespace synthslice
