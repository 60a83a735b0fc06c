#include "fit/option.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ilk {
namespace {

template <class Number>
std::optional<Number> number_from(std::string_view text) {
  Number number{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::vector<std::int64_t>> list_from(std::string_view text) {
  std::vector<std::int64_t> list;
  while (true) {
    const std::size_t comma = text.find(',');
    const auto number = number_from<std::int64_t>(text.substr(0, comma));
    if (!number) return std::nullopt;
    list.push_back(*number);
    if (comma == std::string_view::npos) return list;
    text.remove_prefix(comma + 1);
  }
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::optional<OptionValue> as_default(const OptionValue& like, std::string_view text) {
  const auto made = [](const auto& found) -> std::optional<OptionValue> {
    if (!found) return std::nullopt;
    return OptionValue(*found);
  };
  if (std::holds_alternative<std::int64_t>(like)) return made(number_from<std::int64_t>(text));
  if (std::holds_alternative<double>(like)) return made(number_from<double>(text));
  if (std::holds_alternative<std::vector<std::int64_t>>(like)) return made(list_from(text));
  if (std::holds_alternative<std::vector<std::string>>(like)) return lines_of(text);
  if (std::holds_alternative<OptionFile>(like)) return OptionFile{std::string(text)};
  if (std::holds_alternative<bool>(like) && (text == "true" || text == "false"))
    return text == "true";
  return std::nullopt;
}

} // namespace

Option Option::with_flag(std::string name) && {
  flag = std::move(name);
  return std::move(*this);
}

Option Option::with_word(std::string word, OptionValue value) && {
  words.emplace_back(std::move(word), std::move(value));
  return std::move(*this);
}

std::string text_of(const OptionValue& value) {
  struct Writer {
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(const std::string& word) const { return word; }
    std::string operator()(const std::vector<std::int64_t>& list) const {
      return fmt::format("{}", fmt::join(list, ","));
    }
    std::string operator()(const std::vector<std::string>& lines) const {
      return fmt::format("{}", fmt::join(lines, "\n"));
    }
    std::string operator()(const OptionFile& file) const { return file.path.string(); }
  };
  return std::visit(Writer{}, value);
}

OptionValue value_from(const Option& option, std::string_view text) {
  for (const auto& [word, value] : option.words)
    if (word == text) return value;
  return as_default(option.by_default(), text).value_or(std::string(text));
}

} // namespace ilk
