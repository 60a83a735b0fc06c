#include "table/customer_value.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "table/name_meaning.h"

namespace ilk {
namespace {

using NameWords = std::vector<std::string>;

// Words that what is spent on several things has in common. Those of the second list need more
// columns, for they stand in other names too.
constexpr std::array<std::string_view, 20> spending{
    "mnt",      "spend",    "spent",  "spending",    "sales",     "revenue", "turnover",
    "expenses", "expense",  "umsatz", "expenditure", "purchases", "gasto",   "gastos",
    "ausgaben", "dépenses", "spesa",  "vendite",     "ventas",    "ventes"};
constexpr std::array<std::string_view, 8> perhaps_spending{
    "amount", "amt", "charge", "charges", "purchase", "monto", "importe", "importo"};

constexpr std::array<std::string_view, 7> of_totals{"total", "sum",    "overall", "all",
                                                    "grand", "gesamt", "totale"};

// What makes a column of the family something else than a part.
constexpr std::array<std::string_view, 64> of_no_part{
    "average", "avg",     "mean",   "median",    "max",      "maximum", "min",     "minimum",
    "first",   "last",    "prior",  "previous",  "monthly",  "weekly",  "daily",   "yearly",
    "annual",  "current", "month",  "months",    "week",     "weeks",   "year",    "years",
    "quarter", "recent",  "ytd",    "per",       "rate",     "ratio",   "share",   "growth",
    "change",  "target",  "budget", "forecast",  "expected", "limit",   "count",   "number",
    "num",     "trx",     "refund", "frequency", "discount", "refunds", "returns", "tax",
    "loan",    "credit",  "debt",   "bill",      "balance",  "due",     "payment", "deposit",
    "gross",   "net",     "brutto", "netto",     "eur",      "usd",     "gbp",     "lifetime"};

template <std::size_t N>
bool is_listed(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

bool is_year_or_quarter(std::string_view word) {
  const bool year = word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
  const bool quarter = word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4';
  return year || quarter;
}

bool may_name_a_part(std::string_view word) {
  const bool has_digit = word.find_first_of("0123456789") != std::string_view::npos;
  return !is_listed(word, of_no_part) && (!has_digit || is_year_or_quarter(word));
}

// Of one family.
struct Family {
  std::vector<const ValueCandidate*> parts;
  const ValueCandidate* total = nullptr;

  bool adds_up() const {
    return std::ranges::all_of(parts, [&](const ValueCandidate* part) {
      return part->may_add_up && part->unit == parts.front()->unit;
    });
  }
};

Family family_of(const std::vector<ValueCandidate>& candidates, std::string_view word, bool first) {
  Family family;
  for (const ValueCandidate& candidate : candidates) {
    NameWords rest = candidate.words;
    std::erase_if(rest, [](const std::string& each) { return is_listed(each, of_totals); });
    if (rest.empty() || (first ? rest.front() : rest.back()) != word) continue;
    rest.erase(first ? rest.begin() : rest.end() - 1);
    if (rest.empty() && candidate.may_add_up)
      family.total = &candidate;
    else if (!rest.empty() && std::ranges::all_of(rest, may_name_a_part))
      family.parts.push_back(&candidate);
  }
  return family;
}

Family largest_family(const std::vector<ValueCandidate>& candidates) {
  Family largest;
  const auto consider = [&](std::string_view word, std::size_t fewest) {
    for (const bool first : {true, false}) {
      Family family = family_of(candidates, word, first);
      if (family.parts.size() >= std::max(fewest, largest.parts.size() + 1) && family.adds_up())
        largest = std::move(family);
    }
  };
  for (const std::string_view word : spending) consider(word, 2);
  for (const std::string_view word : perhaps_spending) consider(word, 3);
  return largest;
}

} // namespace

std::vector<std::size_t> find_value_columns(const std::vector<ValueCandidate>& candidates) {
  constexpr int plain = 2; // rank from which on a column goes before a family
  const Family family = largest_family(candidates);
  if (family.total != nullptr) return {family.total->column};
  const ValueCandidate* named = nullptr;
  int best = 0;
  for (const ValueCandidate& candidate : candidates) {
    const int rank = candidate.may_add_up ? rank_of_value(candidate.words) : 0;
    if (rank <= best || std::ranges::find(family.parts, &candidate) != family.parts.end()) continue;
    named = &candidate;
    best = rank;
  }
  if (named != nullptr && (best >= plain || family.parts.empty())) return {named->column};
  std::vector<std::size_t> columns;
  for (const ValueCandidate* part : family.parts) columns.push_back(part->column);
  return columns;
}

} // namespace ilk
