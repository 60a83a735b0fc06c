// What is needed to make a report again, in words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "facts/named_words.h"
#include "facts/table_facts.h"
#include "io/read.h"

namespace ilk {

/// What a run was told that matters most. `configuration`: as in run.json.
std::vector<NamedWords> settings_words(const nlohmann::json& configuration);

/// How large the table is, and how many observations it yields.
TableFacts table_size(const Read& read, std::size_t observations);

/// The program and the table that it read, of so many bytes (0: not known).
std::vector<NamedWords> input_words(const Read& read, std::uint64_t bytes);

} // namespace ilk
