// Claims looked up in a table, measured and judged.
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "profile/claim.h"
#include "profile/claim_measure.h"
#include "profile/claim_sentence.h"
#include "profile/claim_verdict.h"
#include "profile/condition_levels.h"
#include "profile/figure_words.h"

namespace ilk {
namespace {

constexpr std::size_t most_single_values = 12;

// Names of the parts that cuts make: "below 280", "280 to below 1,513", "at least 1,513".
std::vector<std::string> part_names(std::span<const float> cuts, const ColumnSchema& column) {
  if (cuts.empty()) return {"always the same"};
  std::vector<std::string> names{fmt::format("below {}", value_words(cuts.front(), column))};
  for (std::size_t c = 1; c < cuts.size(); ++c)
    names.push_back(fmt::format("{} to below {}", value_words(cuts[c - 1], column),
                                value_words(cuts[c], column)));
  names.push_back(fmt::format("at least {}", value_words(cuts.back(), column)));
  return names;
}

struct Stratum {
  std::string name;
  std::vector<std::uint32_t> rows;
};

std::vector<Stratum> strata_of(const Table& table, const Strata& within) {
  const std::size_t j = column_index(table, within.column);
  const ColumnSchema& column = table.attributes[j];
  const auto values = table.values.column(j);
  std::vector<float> cuts;
  std::vector<std::string> names;
  if (column.kind == Kind::category) {
    for (std::size_t level = 1; level <= column.levels.size(); ++level)
      cuts.push_back(static_cast<float>(level));
    names = column.levels;
    names.push_back("another");
  } else {
    cuts = level_cuts(present_ascending(values), within.parts);
    names = part_names(cuts, column);
  }
  std::vector<Stratum> strata;
  for (const std::string& name : names)
    strata.push_back({fmt::format("{} {}", column.label, name), {}});
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i]))
      strata[part_of(cuts, values[i])].rows.push_back(static_cast<std::uint32_t>(i));
  if (column.kind == Kind::category && strata.back().rows.empty()) strata.pop_back();
  return strata;
}

// Where the groups of a trend begin, and what they are called.
void set_steps(const ClaimPart& part, const ColumnSchema& column, PartRows& looked) {
  const auto ascending = present_ascending(looked.along);
  if (part.parts == 0) looked.cuts = value_cuts(ascending, most_single_values);
  if (!looked.cuts.empty()) {
    looked.groups.push_back(value_words(ascending.front(), column));
    for (const float value : looked.cuts) looked.groups.push_back(value_words(value, column));
    return;
  }
  looked.cuts = level_cuts(ascending, part.parts == 0 ? 3 : part.parts);
  looked.groups = part_names(looked.cuts, column);
}

struct LookedUp {
  PartRows rows;
  PartLabels labels;
  std::vector<Stratum> strata; ///< empty: none were asked for
};

LookedUp look_up(Execution& execution, const Table& table, const ClaimPart& part) {
  LookedUp looked;
  looked.rows.check = part.check;
  looked.rows.given = select_rows(execution, table, part.given);
  looked.rows.condition = select_rows(execution, table, part.condition);
  looked.rows.has_condition = !part.condition.empty();
  const auto take = [&](const ColumnName& name, std::span<const float>& values,
                        const ColumnSchema*& schema) {
    const std::size_t j = scale_index(table, name);
    values = table.values.column(j);
    schema = &table.attributes[j];
  };
  if (part.check != ClaimCheck::share) take(part.of, looked.rows.of, looked.labels.of);
  if (part.check == ClaimCheck::correlation || part.check == ClaimCheck::trend)
    take(part.along, looked.rows.along, looked.labels.along);
  if (part.controlling) take(*part.controlling, looked.rows.held, looked.labels.held);
  if (part.check == ClaimCheck::trend) set_steps(part, *looked.labels.along, looked.rows);
  if (part.check == ClaimCheck::compare)
    looked.rows.groups = {"with " + looked.rows.given.words,
                          looked.rows.has_condition ? "with " + looked.rows.condition.words
                                                    : "others"};
  if (part.within) looked.strata = strata_of(table, *part.within);
  return looked;
}

PartAnswer answer_part(const ClaimPart& part, const LookedUp& looked,
                       std::span<const std::uint32_t> all) {
  const Measurement measured = measure(looked.rows, all);
  PartAnswer answer;
  answer.check = part.check;
  answer.expectation = expectation_words(part.check, part.expectation);
  answer.figure = measured.figure;
  answer.customers_share = measured.customers_share;
  answer.groups = measured.groups;
  answer.sentence = sentence_of(looked.rows, looked.labels, measured);
  answer.verdict = verdict_of(part.check, part.expectation, measured.figure);
  if (!part.within) return answer;
  for (const Stratum& stratum : looked.strata) {
    const Estimate figure = measure(looked.rows, stratum.rows).figure;
    answer.strata.push_back(
        {stratum.name, verdict_of(part.check, part.expectation, figure), figure});
  }
  answer.verdict = verdict_of_strata(answer.strata);
  answer.sentence += " " + strata_sentence(part.check, answer.strata);
  return answer;
}

Answer answer_claim(Execution& execution, const Table& table, const Claim& claim,
                    std::span<const std::uint32_t> all) {
  Answer answer{claim.number, claim.text, ClaimVerdict::cannot_tell, false, {}};
  for (const ClaimReading& reading : claim.readings) {
    ReadingAnswer of_reading{reading.text, ClaimVerdict::cannot_tell, {}};
    // Looked up in order, so that the first mistake in the file is the one that is told.
    std::vector<LookedUp> looked;
    for (const ClaimPart& part : reading.parts) looked.push_back(look_up(execution, table, part));
    of_reading.parts.resize(looked.size());
    execution.for_each(looked.size(), [&](std::size_t p) {
      of_reading.parts[p] = answer_part(reading.parts[p], looked[p], all);
    });
    of_reading.verdict = verdict_of_parts(of_reading.parts);
    answer.readings.push_back(std::move(of_reading));
  }
  answer.verdict = verdict_of_readings(answer.readings);
  for (const ReadingAnswer& reading : answer.readings)
    answer.depends_on_reading =
        answer.depends_on_reading || reading.verdict != answer.readings.front().verdict;
  return answer;
}

} // namespace

std::vector<Answer> check_claims(Execution& execution, const Table& table,
                                 const std::vector<Claim>& claims) {
  std::vector<std::uint32_t> all(table.rows());
  std::iota(all.begin(), all.end(), 0u);
  std::vector<Answer> answers;
  for (const Claim& claim : claims) answers.push_back(answer_claim(execution, table, claim, all));
  return answers;
}

} // namespace ilk
