// Values of a TOML file, taken one by one so that every mistake is named with its place.
#pragma once

#include <cmath>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/closest_word.h"
#include "base/mistakes.h"
#include "ilk/error.h"
#include "table/toml_library.h"

namespace ilk {

/// Reads and parses a file. Throws IoError, or DataError with the place of what is no TOML.
toml::table parse_toml(const std::filesystem::path& path);

/// The same, and the bytes that were read.
toml::table parse_toml(const std::filesystem::path& path, std::string& text);

/// A number that was written in quotes, as TOML has it: 0.2 for "20%", 12000 for "12,000"; else an
/// example.
std::string number_meant(const toml::node& node);

class TomlReader {
 public:
  explicit TomlReader(const std::string& file) : file_(file) {}

  Place place(const toml::source_region& where) const {
    return {file_, where.begin.line, where.begin.column};
  }

  [[noreturn]] void fail(const toml::source_region& where, const std::string& fault,
                         const std::string& remedy) const {
    throw DataError(place(where), fault, remedy);
  }

  /// Throws for keys that are not among those allowed. `what`: "a claim".
  void allow(const toml::table& table, std::string_view what,
             std::initializer_list<std::string_view> keys) const {
    Mistakes mistakes;
    for (const auto& [key, node] : table) {
      bool known = false;
      for (const std::string_view allowed : keys) known = known || key.str() == allowed;
      if (known) continue;
      mistakes.gather([&, &name = key] {
        fail(name.source(),
             fmt::format(
                 "'{}' is not a key of {}{}", name.str(), what,
                 did_you_mean(name.str(), std::vector<std::string>(keys.begin(), keys.end()))),
             fmt::format("use one of {}", fmt::join(keys, ", ")));
      });
    }
    mistakes.tell();
  }

  /// The value of a key that must be there.
  const toml::node& need(const toml::table& table, std::string_view what, std::string_view key,
                         std::string_view example) const {
    if (const toml::node* node = table.get(key)) return *node;
    fail(table.source(), fmt::format("{} has no {}", what, key), fmt::format("add {}", example));
  }

  std::string text(const toml::node& node, std::string_view key) const {
    const auto* value = node.as_string();
    if (value == nullptr)
      fail(node.source(), fmt::format("{} must be text", key),
           fmt::format("write {} = \"...\"", key));
    if (value->get().empty())
      fail(node.source(), fmt::format("{} is empty", key), fmt::format("write {} = \"...\"", key));
    return value->get();
  }

  double number(const toml::node& node, std::string_view key) const {
    if (const auto* whole = node.as_integer()) return static_cast<double>(whole->get());
    const auto* value = node.as_floating_point();
    if (value == nullptr || !std::isfinite(value->get()))
      fail(node.source(), fmt::format("{} must be a finite number", key),
           fmt::format("write {} = {}", key, number_meant(node)));
    return value->get();
  }

  double number_between(const toml::node& node, std::string_view key, double low,
                        double high) const {
    const double value = number(node, key);
    if (value < low || value > high)
      fail(node.source(),
           fmt::format("{} is {}, which is not between {} and {}", key, value, low, high),
           fmt::format("write a number between {} and {}", low, high));
    return value;
  }

  const toml::table& table(const toml::node& node, std::string_view key,
                           std::string_view example) const {
    if (const auto* found = node.as_table()) return *found;
    fail(node.source(), fmt::format("{} must be a table", key), fmt::format("write {}", example));
  }

  bool truth(const toml::node& node, std::string_view key) const {
    if (const auto* value = node.as_boolean()) return value->get();
    fail(node.source(), fmt::format("{} must be true or false", key),
         fmt::format("write {} = true", key));
  }

  /// The tables of a list that must be there. `header`: "[[claim]]".
  std::vector<const toml::table*> tables(const toml::table& of, std::string_view what,
                                         std::string_view key, std::string_view header) const {
    const toml::node& node =
        need(of, what, key, fmt::format("a table that begins with {}", header));
    const auto* list = node.as_array();
    std::vector<const toml::table*> found;
    if (list != nullptr)
      for (const toml::node& entry : *list)
        if (entry.is_table()) found.push_back(entry.as_table());
    if (list == nullptr || found.empty() || found.size() != list->size())
      fail(node.source(), fmt::format("{} is not a list of tables", key),
           fmt::format("begin each with {}", header));
    return found;
  }

 private:
  const std::string& file_;
};

} // namespace ilk
