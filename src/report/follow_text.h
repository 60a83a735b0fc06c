// Who goes on from an old model's segments, on the console and in strategy.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/segments.h"
#include "monitor/follow.h"

namespace ilk {

/// The lines of words/follow_words.h for standard output, with a heading and a blank line before;
/// empty where there are none.
std::string follow_text(const std::optional<FollowedModel>& followed,
                        const std::vector<Segment>& segments);

/// The same and the renumbered lines as a section of Markdown, with a blank line before it; names
/// are escaped.
std::string follow_markdown(const std::optional<FollowedModel>& followed,
                            const std::vector<Segment>& segments);

} // namespace ilk
