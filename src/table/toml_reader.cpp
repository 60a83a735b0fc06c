#include "table/toml_reader.h"

#include <algorithm>
#include <sstream>

#include "base/atomic_file.h"
#include "base/one_line.h"
#include "table/number_text.h"
#include "table/toml_assertion.h"
#include "table/toml_depth.h"
#include "table/toml_text.h"

namespace ilk {
namespace {

constexpr std::size_t deepest = 64; // parts of a key, and brackets in one another

bool is_asserted_against(std::string_view text) {
  try {
    static_cast<void>(toml::parse(text));
  } catch (const toml::parse_error&) {
  } catch (const TomlAssertion&) {
    return true;
  }
  return false;
}

// The line, from 1, that breaks an assertion of the parser, which reads from the first on.
std::uint64_t line_asserted_against(std::string_view text) {
  std::vector<std::size_t> ends; // of lines
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] == '\n' || at + 1 == text.size()) ends.push_back(at + 1);
  const auto line = std::partition_point(ends.begin(), ends.end(), [&](std::size_t end) {
    return !is_asserted_against(text.substr(0, end));
  });
  return static_cast<std::uint64_t>(line - ends.begin()) + 1;
}

} // namespace

toml::table parse_toml(const std::filesystem::path& path) {
  std::string text;
  return parse_toml(path, text);
}

toml::table parse_toml(const std::filesystem::path& path, std::string& text) {
  constexpr std::size_t most_bytes = std::size_t{16} << 20; // written by people
  text = read_file(path, most_bytes);
  const std::string remedy = "the file must be valid TOML";
  if (const TomlDepth deep = too_deep(text, deepest); deep.line > 0)
    throw DataError(Place{path.string(), deep.line, deep.column},
                    fmt::format("keys or brackets are more than {} deep", deepest),
                    "write tables and lists that are less deep");
  try {
    return toml::parse(text, path.string());
  } catch (const toml::parse_error& error) {
    const auto& begin = error.source().begin;
    throw DataError(Place{path.string(), begin.line, begin.column},
                    std::string(error.description()), remedy);
  } catch (const TomlAssertion&) {
    throw DataError(Place{path.string(), line_asserted_against(text)}, "this is no TOML", remedy);
  }
}

std::string number_meant(const toml::node& node) {
  double value = 0;
  const auto* text = node.as_string();
  if (text != nullptr &&
      read_number(text->get(), NumberFormat{'.', ',', true}, value) == NumberText::number)
    return fmt::format("{}", value);
  return "0.5, for example";
}

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
