// Who goes on from an old model's segments, for people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/segments.h"
#include "monitor/follow.h"

namespace ilk {

/// A line per segment, whom it follows and with how many of its customers, or that it is new; then
/// one per old segment that is gone. Plain text, a line each whatever the names hold. None where no
/// model is followed.
std::vector<std::string> follow_lines(const std::optional<FollowedModel>& followed,
                                      const std::vector<Segment>& segments);

/// A line per number that now stands for others than in the old model: "number 3 was Savers, and
/// now is Spenders (6 before)", or "(new)". Plain text. None where no model is followed.
std::vector<std::string> renumbered_lines(const std::optional<FollowedModel>& followed,
                                          const std::vector<Segment>& segments);

/// The lines for standard output, with a heading and a blank line before; empty where there are
/// none.
std::string follow_text(const std::optional<FollowedModel>& followed,
                        const std::vector<Segment>& segments);

/// The same and the renumbered lines as a section of Markdown, with a blank line before it; names
/// are escaped.
std::string follow_markdown(const std::optional<FollowedModel>& followed,
                            const std::vector<Segment>& segments);

} // namespace ilk
