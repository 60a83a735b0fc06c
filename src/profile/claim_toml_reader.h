// Values of a TOML file, taken one by one so that every mistake is named with its place.
#pragma once

#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "ilk/error.h"
#include "profile/condition.h"

namespace ilk {

class ClaimTomlReader {
 public:
  explicit ClaimTomlReader(const std::string& file) : file_(file) {}

  Place place(const toml::source_region& where) const {
    return {file_, where.begin.line, where.begin.column};
  }

  [[noreturn]] void fail(const toml::source_region& where, const std::string& fault,
                         const std::string& remedy) const {
    throw DataError(place(where), fault, remedy);
  }

  /// Throws for a key that is not among those allowed. `what`: "a claim".
  void allow(const toml::table& table, std::string_view what,
             std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, node] : table) {
      bool known = false;
      for (const std::string_view allowed : keys) known = known || key.str() == allowed;
      if (!known)
        fail(key.source(), fmt::format("'{}' is not a key of {}", key.str(), what),
             fmt::format("use one of {}", fmt::join(keys, ", ")));
    }
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

  ColumnName column(const toml::node& node, std::string_view key) const {
    return {text(node, key), place(node.source())};
  }

  double number(const toml::node& node, std::string_view key) const {
    if (const auto* whole = node.as_integer()) return static_cast<double>(whole->get());
    const auto* value = node.as_floating_point();
    if (value == nullptr || !std::isfinite(value->get()))
      fail(node.source(), fmt::format("{} must be a finite number", key),
           fmt::format("write {} = 0.5, for example", key));
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

  std::size_t parts(const toml::node& node, std::string_view key) const {
    const auto* whole = node.as_integer();
    if (whole == nullptr || whole->get() < 2 || whole->get() > 10)
      fail(node.source(), fmt::format("{} must be a whole number from 2 to 10", key),
           fmt::format("write {} = 3", key));
    return static_cast<std::size_t>(whole->get());
  }

  const toml::table& table(const toml::node& node, std::string_view key,
                           std::string_view example) const {
    if (const auto* found = node.as_table()) return *found;
    fail(node.source(), fmt::format("{} must be a table", key), fmt::format("write {}", example));
  }

  /// One criterion, or a list of those that are joined by "and".
  Condition condition(const toml::node& node, std::string_view key) const;

 private:
  Criterion criterion(const toml::table& table) const;
  std::vector<Level> levels(const toml::node& node) const;
  Level level(const toml::node& node) const;
  void set_equals(Criterion& criterion, const toml::node& node) const;
  double limit(const toml::node& node, std::string_view key, Bound::Measure measure) const;

  const std::string& file_;
};

} // namespace ilk
