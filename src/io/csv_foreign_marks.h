// Texts that other programs write with marks of their own. Each gives the text with the usual ones,
// or nothing where it has none of those marks. Line feeds are kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ilk::csv {

/// The first lines, without their ends and without blank ones.
using LineList = std::vector<std::string_view>;

/// Lines in front of the header that begin with # become blank, and so do those below it that have
/// no delimiter. A line with as many delimiters as the one below it is a header whose first name
/// begins with #.
std::optional<std::string> without_comments(std::string_view text, const LineList& lines);

/// Quotes inside quotes that are escaped by a backslash, as MySQL and Spark write them, are
/// doubled.
std::optional<std::string> with_doubled_quotes(std::string_view text, const LineList& lines);

/// Fields in single quotes, all of them in every line but perhaps the header, get double ones.
std::optional<std::string> with_double_quotes(std::string_view text, const LineList& lines);

/// Bars at both ends of every line, as Markdown has them, go, and lines of dashes between them
/// become blank.
std::optional<std::string> without_side_bars(std::string_view text, const LineList& lines);

/// || or :: between fields, equally often in every line and beside no other
/// delimiter, become tabs.
std::optional<std::string> with_single_delimiters(std::string_view text, const LineList& lines);

/// ="00123", which makes spreadsheets keep zeros, becomes "00123".
std::optional<std::string> without_formulas(std::string_view text, const LineList& lines);

} // namespace ilk::csv
