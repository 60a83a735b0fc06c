#include "fit/option_docs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "fit/option_table.h"

namespace ilk {
namespace {

std::string shown_default(const Option& option) {
  const OptionValue value = option.by_default();
  if (const auto* list = std::get_if<std::vector<std::int64_t>>(&value))
    return fmt::format("`[{}]`", fmt::join(*list, ", "));
  if (std::holds_alternative<OptionFile>(value) ||
      std::holds_alternative<std::vector<std::string>>(value) ||
      value == OptionValue(std::string()))
    return "none";
  if (std::holds_alternative<std::string>(value)) return "\"" + text_of(value) + "\"";
  return text_of(value);
}

} // namespace

std::string markdown_of_options() {
  std::string text = "| section | key | flag | default | allowed | what it does |\n"
                     "| --- | --- | --- | --- | --- | --- |\n";
  std::string last;
  for (const Option& option : option_table()) {
    const std::string section = option.section == last ? "" : fmt::format("`[{}]`", option.section);
    last = option.section;
    text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", section,
                        option.in_file ? fmt::format("`{}`", option.key) : "",
                        option.flag.empty() ? "" : fmt::format("`--{}`", option.flag),
                        shown_default(option), option.allowed, option.meaning);
  }
  return text;
}

} // namespace ilk
