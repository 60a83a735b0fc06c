// Text from outside, made harmless: the table's headers, the dictionary's labels and units, the
// file's name and whatever sentences were made of them.
#pragma once

#include <cstddef>
#include <string_view>

#include <nlohmann/json.hpp>

#include "report/markup.h"

namespace ilk::page {

/// Text for between tags or inside a quoted attribute, in HTML and SVG: markup characters are
/// escaped, broken UTF-8 becomes U+FFFD, line ends and tabs become blanks, and other control
/// characters and those that change the direction of writing are left out. A text wider than
/// `widest` letters (East Asian letters count two) ends in an ellipsis.
Markup text(std::string_view raw, std::size_t widest = 300);

/// The same for text between tags of HTML, set apart so that a right-to-left text does not
/// reorder its neighbours.
Markup isolated(std::string_view raw, std::size_t widest = 300);

/// The object as JSON for inside <script>: no character of it can end the element or start
/// another. Numbers that JSON lacks become null, broken UTF-8 becomes U+FFFD.
Markup script_json(const nlohmann::json& data);

} // namespace ilk::page
