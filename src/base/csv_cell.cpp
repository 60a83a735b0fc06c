#include "base/csv_cell.h"

#include <algorithm>

namespace ilk {
namespace {

// Digits with at most one point and one exponent, a sign before them and a percent sign behind.
bool is_plain_number(std::string_view text) {
  const auto digits = [&] {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count > 0;
  };
  const auto skip = [&](std::string_view any) {
    const bool found = !text.empty() && any.find(text.front()) != std::string_view::npos;
    if (found) text.remove_prefix(1);
    return found;
  };
  skip("+-");
  if (!digits()) return false;
  if (skip(".") && !digits()) return false;
  if (skip("eE")) {
    skip("+-");
    if (!digits()) return false;
  }
  skip("%");
  return text.empty();
}

// Apostrophes before it do not count, so that one more can be told from none.
bool looks_like_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

} // namespace

std::string csv_cell(std::string_view text, char delimiter) {
  if (!looks_like_formula(text) || is_plain_number(text)) return csv_quoted(text, delimiter);
  return csv_quoted("'" + std::string(text), delimiter);
}

std::string csv_quoted(std::string_view text, char delimiter) {
  const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos &&
                     text.find(delimiter) == std::string_view::npos;
  if (plain) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

} // namespace ilk
