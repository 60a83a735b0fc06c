// Clauses from TOML: { column = "CASH_ADVANCE", figure = "concentration", at_least = 1.5 }.
#pragma once

#include <vector>

#include "profile/condition_toml.h"
#include "strategy/play.h"

namespace ilk {

class ClauseTomlReader : public ConditionTomlReader {
 public:
  using ConditionTomlReader::ConditionTomlReader;

  /// One clause, or a list of those that are joined by "and". `measures`: those of the file.
  std::vector<Clause> clauses(const toml::node& node, const std::vector<Measure>& measures) const;

 private:
  Clause clause(const toml::table& table, const std::vector<Measure>& measures) const;
  ClauseFigure figure(const toml::table& table) const;
  void set_subject(Clause& clause, const toml::table& table,
                   const std::vector<Measure>& measures) const;
  void set_bounds(Clause& clause, const toml::table& table) const;
  double bound(const toml::node& node, std::string_view key, ClauseFigure figure) const;
};

} // namespace ilk
