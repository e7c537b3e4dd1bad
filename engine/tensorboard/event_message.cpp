#include "engine/tensorboard/event_message.h"

#include <algorithm>

#include "engine/tensorboard/protobuf_message.h"

namespace synthslice::tensorboard {

namespace {

using spec::Json;
using Message = ProtobufMessage;

Message event(double wallTime, std::int64_t step)
{
    return Message().number(1, wallTime).integer(2, step);
}

std::string summaryEvent(double wallTime, std::int64_t step, const Message& value)
{
    return event(wallTime, step).message(5, Message().message(1, value)).bytes();
}

/// SummaryMetadata that says which part of TensorBoard shows a value.
Message shownBy(std::string_view plugin, const Message& content)
{
    return Message().message(1, Message().text(1, plugin).message(2, content));
}

Message protobufValue(const Json& value)
{
    if (value.is_boolean()) return Message().integer(4, value.get<bool>() ? 1 : 0);
    if (value.is_number()) return Message().number(2, value.get<double>());
    return Message().text(3, value.is_string() ? value.get<std::string>() : value.dump());
}

/// hparams.DataType
int dataType(const Json& value)
{
    constexpr int string = 1;
    constexpr int boolean = 2;
    constexpr int float64 = 3;
    return value.is_boolean() ? boolean : value.is_number() ? float64 : string;
}

/// A value of the plug-in "hparams": version 0 of HParamsPluginData, of which `field` is the one member.
std::string parametersEvent(double wallTime, std::string_view tag, int field, const Message& member)
{
    return summaryEvent(
        wallTime, 0, Message().text(1, tag).message(9, shownBy("hparams", Message().message(field, member))));
}

/// Width or height of a PNG file, whose first chunk is its header.
std::int64_t pngSize(std::string_view png, std::size_t offset)
{
    std::int64_t size = 0;
    for (const char byte : png.substr(std::min(png.size(), offset), 4)) {
        size = size << 8 | static_cast<unsigned char>(byte);
    }
    return size;
}

}  // namespace

std::string versionEvent(double wallTime)
{
    return event(wallTime, 0).text(3, "brain.Event:2").bytes();
}

std::string startEvent(double wallTime, std::int64_t step)
{
    constexpr int start = 1;
    return event(wallTime, step).message(7, Message().integer(1, start)).bytes();
}

std::string scalarsEvent(double wallTime, std::int64_t step, std::span<const Scalar> scalars)
{
    Message summary;
    for (const Scalar& scalar : scalars) {
        summary.message(1, Message().text(1, scalar.tag).number(2, scalar.value));
    }
    return event(wallTime, step).message(5, summary).bytes();
}

std::string pictureEvent(double wallTime, std::int64_t step, std::string_view tag, std::string_view png)
{
    constexpr int grey = 1;
    constexpr std::size_t widthOffset = 16;
    const Message image = Message()
                              .integer(1, pngSize(png, widthOffset + 4))
                              .integer(2, pngSize(png, widthOffset))
                              .integer(3, grey)
                              .text(4, png);
    return summaryEvent(wallTime, step, Message().text(1, tag).message(4, image));
}

std::string textEvent(double wallTime, std::string_view tag, std::string_view markdown)
{
    constexpr int string = 7;
    const Message tensor = Message()
                               .integer(1, string)
                               .message(2, Message().message(2, Message().integer(1, 1)))
                               .text(8, markdown);
    return summaryEvent(wallTime, 0,
                        Message().text(1, tag).message(8, tensor).message(9, shownBy("text", {})));
}

std::vector<std::string> parameterEvents(double wallTime, const std::string& name,
                                         const std::map<std::string, Json>& parameters,
                                         std::span<const std::string> metricTags)
{
    Message experiment;
    Message session;
    for (const auto& [path, value] : parameters) {
        experiment.message(4, Message().text(1, path).integer(4, dataType(value)));
        session.message(1, Message().text(1, path).message(2, protobufValue(value)));
    }
    for (const std::string& tag : metricTags) {
        experiment.message(5, Message().message(1, Message().text(2, tag)));
    }
    session.text(4, name).number(5, wallTime);
    return {parametersEvent(wallTime, "_hparams_/experiment", 2, experiment),
            parametersEvent(wallTime, "_hparams_/session_start_info", 3, session)};
}

}  // namespace synthslice::tensorboard
