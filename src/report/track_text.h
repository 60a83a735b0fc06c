// Segments over time as text.
#pragma once

#include <string>

#include "words/track_words.h"

namespace ilk {

/// track.md.
std::string track_markdown(const ToldTrack& told);

/// What the program prints: the headline, the warnings, the latest moves and the sizes.
std::string track_console(const ToldTrack& told);

} // namespace ilk
