// Who goes on from an old model's segments, in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/follow_facts.h"

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

/// Headings of both lists. `file`: of the old model.
std::string followed_heading(const std::string& file);
std::string renumbered_heading();

} // namespace ilk
