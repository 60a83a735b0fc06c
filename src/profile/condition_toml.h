// Conditions from TOML: { column = "BALANCE", is = "low" } or a list of such tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "profile/condition.h"
#include "table/short_text.h"
#include "table/toml_reader.h"

namespace ilk {

class ConditionTomlReader : public TomlReader {
 public:
  using TomlReader::TomlReader;

  ColumnName column(const toml::node& node, std::string_view key) const {
    return {short_text(text(node, key)), place(node.source())};
  }

  /// One criterion, or a list of those that are joined by "and".
  Condition condition(const toml::node& node, std::string_view key) const;

 protected:
  /// A number, or a date as days since 1970-01-01; a probability where quantiles are measured.
  double limit(const toml::node& node, std::string_view key, Bound::Measure measure) const;

 private:
  Criterion criterion(const toml::table& table) const;
  std::vector<Level> levels(const toml::node& node) const;
  Level level(const toml::node& node) const;
  void set_equals(Criterion& criterion, const toml::node& node) const;
};

} // namespace ilk
