// A data object made as short as its reader needs: figures with few digits, texts of a bearable
// length.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace ilk {

/// Rounds every figure to 6 significant digits, or to whole numbers from a million on, the edges of
/// bins (`edges`) aside; cuts sentences to 1,500 characters and all other texts to 200.
void tidy(nlohmann::json& data);

/// The first characters of a text that is longer than `most` (>= 1), and an ellipsis: `most`
/// characters in all. Of UTF-8 no character is cut.
std::string cut_at_end(std::string_view text, std::size_t most);

/// The same for names, of which the end tells as much as the beginning (the questions of a survey
/// begin alike): what is left out is a little behind the middle.
std::string cut_inside(std::string_view text, std::size_t most);

} // namespace ilk
