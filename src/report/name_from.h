// Whose name a segment has.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "explain/segments.h"

namespace ilk {

/// `name_from` of docs/report-data.md, of names that settle_names (explain/given_names.h) has
/// settled: "followed", "made", "gave way" or "given". A name gave way where another segment has
/// the one that was made, letters' case aside, and this one has words or a number behind it; a
/// given name that is the very one that was made is "made".
std::string_view name_from(const std::vector<Segment>& segments, std::size_t segment);

} // namespace ilk
