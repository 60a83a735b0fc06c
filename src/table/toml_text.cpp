#include "table/toml_text.h"

#include <sstream>

#include "base/one_line.h"
#include "table/toml_library.h"

namespace ilk {

std::string toml_text(std::string_view text) {
  const toml::value<std::string> value{std::string(text)};
  std::ostringstream out;
  out << toml::toml_formatter{value, toml::format_flags::none};
  return with_escapes(out.str(), Escapes::toml);
}

std::string toml_list(const std::vector<std::string>& texts) {
  std::string items;
  for (const std::string& text : texts) items += (items.empty() ? "" : ", ") + toml_text(text);
  return "[" + items + "]";
}

} // namespace ilk
