#include "table/total_meaning.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "table/name_meaning.h"
#include "table/word_lists.h"

namespace ilk {
namespace {

using NameWords = std::vector<std::string>;

template <std::size_t N, std::size_t M>
bool has_phrase(const NameWords& words,
                const std::array<std::array<std::string_view, M>, N>& phrases) {
  return std::ranges::any_of(phrases, [&](const auto& phrase) { return stand_in(words, phrase); });
}

bool is_of_a_sum(const NameWords& words) {
  constexpr std::array<std::string_view, 46> of_no_sum{
      "average",   "avg",      "mean",     "median",    "max",       "maximum", "min",
      "minimum",   "per",      "rate",     "rates",     "ratio",     "share",   "pct",
      "percent",   "index",    "idx",      "score",     "growth",    "change",  "chng",
      "diff",      "target",   "budget",   "price",     "prices",    "income",  "salary",
      "wage",      "limit",    "forecast", "expected",  "std",       "var",     "variance",
      "variation", "interest", "yield",    "predicted", "available", "open",    "rank",
      "ranking",   "quantile", "decile",   "percentile"};
  return !any_among(words, of_no_sum) && !names_a_ratio(words) && !names_a_score(words);
}

constexpr std::array<std::array<std::string_view, 2>, 5> strain_phrases{{{"cash", "advance"},
                                                                         {"cash", "advances"},
                                                                         {"payday", "loan"},
                                                                         {"past", "due"},
                                                                         {"late", "fees"}}};
constexpr std::array<std::string_view, 9> strain_words{"overdraft", "overdrafts",  "overdrawn",
                                                       "overdue",   "arrears",     "rückstand",
                                                       "dispo",     "descubierto", "découvert"};

} // namespace

TotalMeaning meaning_of_total(const NameWords& words) {
  if (!is_of_a_sum(words) || names_a_count(words)) return TotalMeaning::none;
  if (has_phrase(words, strain_phrases) || any_among(words, strain_words))
    return TotalMeaning::strain;
  constexpr std::array<std::string_view, 14> held{
      "balance", "balances", "bal",  "deposit", "deposits", "savings", "loan",
      "loans",   "debt",     "owed", "bill",    "assets",   "saldo",   "guthaben"};
  constexpr std::array<std::string_view, 4> moved{"payment", "payments", "withdrawals",
                                                  "transfers"};
  constexpr std::array<std::string_view, 8> brought{"mnt", "premium", "fare",     "fees",
                                                    "fee", "charges", "spending", "spent"};
  constexpr std::array<std::array<std::string_view, 2>, 4> transacted{
      {{"trans", "amt"}, {"transaction", "amount"}, {"trans", "amount"}, {"order", "value"}}};
  constexpr std::array<std::array<std::string_view, 2>, 2> paid{
      {{"pay", "amt"}, {"paid", "amount"}}};
  if (any_among(words, held)) return TotalMeaning::holds;
  if (any_among(words, moved) || has_phrase(words, paid)) return TotalMeaning::moves;
  if (names_a_value(words) || any_among(words, brought) || has_phrase(words, transacted))
    return TotalMeaning::brings;
  return TotalMeaning::none;
}

StrainSide strain_side(const NameWords& words) {
  constexpr std::array<std::array<std::string_view, 2>, 5> high{{{"minimum", "payments"},
                                                                 {"minimum", "payment"},
                                                                 {"missed", "payments"},
                                                                 {"late", "payments"},
                                                                 {"days", "late"}}};
  constexpr std::array<std::string_view, 2> used_up{"utilization", "utilisation"};
  constexpr std::array<std::array<std::string_view, 2>, 2> low{
      {{"full", "payment"}, {"paid", "full"}}};
  if (any_among(words, used_up)) return StrainSide::near_one;
  if (has_phrase(words, strain_phrases) || any_among(words, strain_words) ||
      has_phrase(words, high))
    return StrainSide::high;
  return has_phrase(words, low) ? StrainSide::low : StrainSide::none;
}

bool names_time_as_customer(const NameWords& words) {
  constexpr std::array<std::string_view, 6> names{"tenure",     "seniority", "insured",
                                                  "membership", "since",     "seit"};
  constexpr std::array<std::array<std::string_view, 2>, 2> phrases{
      {{"on", "book"}, {"as", "customer"}}};
  return any_among(words, names) || has_phrase(words, phrases);
}

bool names_time_since_purchase(const NameWords& words) {
  constexpr std::array<std::string_view, 1> names{"recency"};
  constexpr std::array<std::string_view, 2> since{"days", "since"};
  return any_among(words, names) || stand_in(words, since);
}

} // namespace ilk
