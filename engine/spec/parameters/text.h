#pragma once

/// Marks a text of the engine that the user interface shows, so that lupdate collects it (context
/// "synthslice::spec") without the engine knowing Qt. The text itself is unchanged.
#define SYNTHSLICE_TEXT(text) text
