// What a model of kinds of customers says of the number of segments, and which numbers the table
// supports.
#pragma once

#include <string>
#include <string_view>

#include "judge/chosen.h"

namespace ilk {

/// "taken", "one kind", ...: for programs.
std::string_view name_of(KindEvidence::Outcome outcome);

/// What it found, and why the segments are its kinds or not; empty where it was not asked.
std::string kinds_words(const KindEvidence& kinds);

/// "4 to 6 are supported about as well; 5 is taken."; empty where there is one number only.
std::string supported_words(const Chosen& chosen);

} // namespace ilk
