// A playbook to begin with: what a table offers for plays, and proposals that are commented out.
#pragma once

#include <string>
#include <vector>

#include "facts/starter_plays.h"
#include "io/read.h"

namespace ilk {

/// TOML with comments. As it stands it has no play. Lines that begin with `#` and no blank are
/// proposals: without that `#` they are plays that can be planned; `##` is before what has to be
/// filled in first. `advised`: the segments, where there are any. Text of the data stays on its
/// line and in quotes.
std::string starter_playbook(const Read& read, const AdviceBasis* advised);

} // namespace ilk
