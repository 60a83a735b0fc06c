// Rows that could not be read, in words.
#pragma once

#include <optional>

#include "facts/ids.h"
#include "facts/unread_facts.h"
#include "io/read.h"

namespace ilk {

/// None where all rows were read. Cells are quoted only when ids are shown.
std::optional<UnreadFacts> unread_of(const ReadReport& report, Ids ids);

} // namespace ilk
