// Segments over time as one page: lines and flows drawn as SVG, without a script.
#pragma once

#include <string>

#include "words/track_words.h"

namespace ilk {

/// track.html in UTF-8: no network, no script. Text of the data never becomes markup. What is drawn
/// stands beside it as a table.
std::string track_page(const ToldTrack& told);

} // namespace ilk
