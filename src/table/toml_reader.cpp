#include "table/toml_reader.h"

#include "base/atomic_file.h"
#include "table/number_text.h"

namespace ilk {

toml::table parse_toml(const std::filesystem::path& path) {
  std::string text;
  return parse_toml(path, text);
}

toml::table parse_toml(const std::filesystem::path& path, std::string& text) {
  constexpr std::size_t most_bytes = std::size_t{16} << 20; // written by people
  text = read_file(path, most_bytes);
  try {
    return toml::parse(text, path.string());
  } catch (const toml::parse_error& error) {
    const auto& begin = error.source().begin;
    throw DataError(Place{path.string(), begin.line, begin.column},
                    std::string(error.description()), "the file must be valid TOML");
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

} // namespace ilk
