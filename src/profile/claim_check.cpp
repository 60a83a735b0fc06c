// Claims looked up in a table and measured.
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "profile/claim.h"
#include "profile/claim_measure.h"
#include "profile/condition_levels.h"

namespace ilk {
namespace {

constexpr std::size_t most_single_values = 12;

// The parts that cuts make: below the first, between them, from the last.
std::vector<ValuePart> parts_between(std::span<const float> cuts) {
  std::vector<ValuePart> parts(cuts.size() + 1);
  for (std::size_t c = 0; c < cuts.size(); ++c) parts[c].below = parts[c + 1].from = cuts[c];
  return parts;
}

struct Stratum {
  ValuePart part;
  std::vector<std::uint32_t> rows;
};

std::vector<Stratum> strata_of(const Table& table, const Strata& within) {
  const std::size_t j = column_index(table, within.column);
  const ColumnSchema& column = table.attributes[j];
  const auto values = table.values.column(j);
  std::vector<float> cuts;
  std::vector<Stratum> strata;
  if (column.kind == Kind::category) {
    // Behind the levels of the dictionary, all others.
    for (std::size_t level = 0; level <= column.levels.size(); ++level) {
      if (level > 0) cuts.push_back(static_cast<float>(level));
      strata.push_back({{{}, {}, static_cast<double>(level)}, {}});
    }
  } else {
    cuts = level_cuts(present_ascending(values), within.parts);
    for (const ValuePart& part : parts_between(cuts)) strata.push_back({part, {}});
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i]))
      strata[part_of(cuts, values[i])].rows.push_back(static_cast<std::uint32_t>(i));
  if (column.kind == Kind::category && strata.back().rows.empty()) strata.pop_back();
  return strata;
}

// Where the groups of a trend begin.
void set_steps(const ClaimPart& part, PartRows& looked) {
  const auto ascending = present_ascending(looked.along);
  if (part.parts == 0) looked.cuts = value_cuts(ascending, most_single_values);
  if (!looked.cuts.empty()) {
    looked.steps.push_back({{}, {}, ascending.front()});
    for (const float value : looked.cuts) looked.steps.push_back({{}, {}, value});
    return;
  }
  looked.cuts = level_cuts(ascending, part.parts == 0 ? 3 : part.parts);
  looked.steps = parts_between(looked.cuts);
}

// A part with its columns found, to be measured.
struct LookedUp {
  PartRows rows;
  PartAnswer answer;
  std::vector<Stratum> strata; ///< empty: none were asked for
};

LookedUp look_up(Execution& execution, const Table& table, const ClaimPart& part) {
  LookedUp looked;
  looked.answer.check = looked.rows.check = part.check;
  looked.answer.expectation = part.expectation;
  looked.rows.given = select_rows(execution, table, part.given);
  looked.rows.condition = select_rows(execution, table, part.condition);
  looked.rows.has_condition = !part.condition.empty();
  looked.answer.given = looked.rows.given.criteria;
  looked.answer.condition = looked.rows.condition.criteria;
  const auto take = [&](const ColumnName& name, std::span<const float>& values,
                        std::optional<ColumnSchema>& schema) {
    const std::size_t j = scale_index(table, name);
    values = table.values.column(j);
    schema = table.attributes[j];
  };
  if (part.check != ClaimCheck::share) take(part.of, looked.rows.of, looked.answer.of);
  if (part.check == ClaimCheck::correlation || part.check == ClaimCheck::trend)
    take(part.along, looked.rows.along, looked.answer.along);
  if (part.controlling) take(*part.controlling, looked.rows.held, looked.answer.held);
  if (part.check == ClaimCheck::trend) set_steps(part, looked.rows);
  if (part.within) {
    looked.strata = strata_of(table, *part.within);
    looked.answer.within = table.attributes[column_index(table, part.within->column)];
  }
  return looked;
}

PartAnswer answer_part(LookedUp looked, std::span<const std::uint32_t> all) {
  Measurement measured = measure(looked.rows, all);
  PartAnswer answer = std::move(looked.answer);
  answer.figure = measured.figure;
  answer.customers_share = measured.customers_share;
  answer.groups = std::move(measured.groups);
  for (const Stratum& stratum : looked.strata)
    answer.strata.push_back({stratum.part, measure(looked.rows, stratum.rows).figure});
  return answer;
}

Answer answer_claim(Execution& execution, const Table& table, const Claim& claim,
                    std::span<const std::uint32_t> all) {
  Answer answer{claim.number, claim.text, {}};
  for (const ClaimReading& reading : claim.readings) {
    // Looked up in order, so that the first mistake in the file is the one that is told.
    std::vector<LookedUp> looked;
    for (const ClaimPart& part : reading.parts) looked.push_back(look_up(execution, table, part));
    ReadingAnswer of_reading{reading.text, std::vector<PartAnswer>(looked.size())};
    execution.for_each(looked.size(), [&](std::size_t p) {
      of_reading.parts[p] = answer_part(std::move(looked[p]), all);
    });
    answer.readings.push_back(std::move(of_reading));
  }
  return answer;
}

} // namespace

std::string_view name_of(ClaimCheck check) {
  switch (check) {
  case ClaimCheck::share:
    return "share";
  case ClaimCheck::total_share:
    return "total_share";
  case ClaimCheck::correlation:
    return "correlation";
  case ClaimCheck::compare:
    return "compare";
  case ClaimCheck::trend:
    return "trend";
  }
  return "";
}

std::vector<Answer> check_claims(Execution& execution, const Table& table,
                                 const std::vector<Claim>& claims) {
  std::vector<std::uint32_t> all(table.rows());
  std::iota(all.begin(), all.end(), 0u);
  std::vector<Answer> answers;
  for (const Claim& claim : claims) answers.push_back(answer_claim(execution, table, claim, all));
  return answers;
}

} // namespace ilk
