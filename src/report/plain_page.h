// Pages of text, tables and drawings: no network, no script.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// Text as the content of an element or of an attribute in quotes, on one line.
std::string html_text(std::string_view text);

/// `body` is HTML; `title` is text.
std::string plain_page(std::string_view title, std::string_view body);

/// The page of a text that ilk has written in Markdown: headings, paragraphs, quotations, tables,
/// lists within lists, **strong** words, `code`, and characters behind a backslash. Its first
/// heading is the title. Other markup, HTML above all, stands there as text. Printed, each part
/// under a numbered heading of the third order begins a page. O(bytes).
std::string markdown_page(std::string_view markdown);

} // namespace ilk
