#include "io/csv_field.h"

#include <algorithm>

#include "io/csv.h"

namespace ilk::csv {

std::string_view said(std::string_view raw, char quote, std::string& buffer) {
  if (raw.empty() || raw.front() != quote) return raw;
  raw.remove_prefix(1);
  const std::size_t first = raw.find(quote);
  if (first == std::string_view::npos) return raw;
  if (first + 1 == raw.size()) return raw.substr(0, first);

  buffer.clear();
  for (;;) {
    const std::size_t at = raw.find(quote);
    buffer.append(raw.substr(0, at));
    if (at == std::string_view::npos) return buffer;
    raw.remove_prefix(at + 1);
    if (raw.empty() || raw.front() != quote) break;
    buffer += quote;
    raw.remove_prefix(1);
  }
  buffer.append(raw); // text after the closing quote
  return buffer;
}

} // namespace ilk::csv
