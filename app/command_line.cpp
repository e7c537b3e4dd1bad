#include "app/command_line.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <span>

#include "app/interrupt.h"
#include "app/shared/terminal_progress.h"
#include "engine/base/files/atomic_file.h"
#include "engine/base/guarded.h"
#include "engine/base/version.h"
#include "engine/spec/parameters/nearest_name.h"

namespace synthslice::app {

namespace {

int report(const Error& error)
{
    std::cerr << "synthslice-cli: " << error.text() << "\n";
    return error.code == ErrorCode::InvalidInput ? 2 : 1;
}

}  // namespace

CommandLine::CommandLine()
    : m_app("Synthslice: networks that learn from X-ray tomography slices, without a display")
{
    m_app.name("synthslice-cli");
    m_app.set_version_flag("--version", std::string("synthslice ") + version());
    m_app.require_subcommand(1);
}

CLI::App& CommandLine::add(const std::string& name, const std::string& description,
                           const std::string& example, Run run)
{
    auto* command = m_app.add_subcommand(name, description);
    command->footer("Example:\n  " + example);
    command->add_option("--json", m_jsonFile, "Write the result as one JSON object to FILE; - for stdout")
        ->type_name("FILE");
    m_commands[command] = std::move(run);
    return *command;
}

int CommandLine::main(int argc, char** argv)
{
    // The parser would only say that some command is missing.
    if (const std::string first = argc > 1 ? argv[1] : "-"; !first.starts_with('-')) {
        std::vector<std::string> names;
        for (const auto* command : m_app.get_subcommands({})) names.push_back(command->get_name());
        if (std::ranges::count(names, first) == 0) {
            return report(Error{ErrorCode::InvalidInput, "there is no command '" + first + "'",
                                spec::nameHint(first, names)});
        }
    }
    try {
        m_app.parse(argc, argv);
    } catch (const CLI::Success& asked) {
        return m_app.exit(asked);
    } catch (const CLI::ParseError& error) {
        std::string message = error.what();
        std::ranges::replace(message, '\n', ' ');
        return report(Error{ErrorCode::InvalidInput, message, "--help lists what a command takes"});
    }
    return execute(m_commands.at(m_app.get_subcommands().front()));
}

int CommandLine::execute(const Run& run)
{
    if (!m_jsonFile.empty() && m_jsonFile != "-") {
        if (auto writable = checkWritable(m_jsonFile); !writable) return report(writable.error());
    }
    const Interrupt interrupt;
    TerminalProgress terminal;
    const Progress progress{[&](double fraction, std::string_view doing) { terminal.show(fraction, doing); },
                            interrupt.token()};
    const auto result = guarded("the command failed", [&] { return run(progress); });
    terminal.finish();
    const int endedBySignal = interrupt.signal() == 0 ? 0 : 128 + interrupt.signal();
    if (!result) {
        const int exitCode = report(result.error());
        return result.error().code == ErrorCode::Cancelled && endedBySignal != 0 ? endedBySignal : exitCode;
    }
    const auto json = result->json.dump(2, ' ', false, spec::Json::error_handler_t::replace) + "\n";
    if (m_jsonFile == "-") {
        std::cout << json;
    } else {
        std::cout << result->text;
        if (!m_jsonFile.empty()) {
            if (auto written = writeFileAtomically(m_jsonFile, json); !written) {
                return report(written.error());
            }
        }
    }
    std::cout.flush();
    if (!std::cout) {
        return report(Error{ErrorCode::Failed, "standard output cannot be written",
                            "is the disk full, or has its reader gone?"});
    }
    return result->error ? report(*result->error) : endedBySignal;
}

}  // namespace synthslice::app
