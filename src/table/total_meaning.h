// What the sum of a column over customers means, by the column's name. Most columns of numbers have
// a sum that means nothing: ages, rates, prices, indices. Nobody is told of those.
#pragma once

#include <string>
#include <vector>

namespace ilk {

enum class TotalMeaning {
  none,   ///< not known to add up to anything: "euribor3m", "age", "credit limit", "income"
  brings, ///< what customers spend here: "purchases", "total charges", "premium"
  holds,  ///< what they have put or owe here: "balance", "deposits", "loan amount"
  moves,  ///< what goes through: "payments", "transaction amount"
  strain, ///< money that those take who are short of it: "cash advance", "overdraft", "arrears"
};

/// By the words of the name (words_of); none for averages, extremes, shares and what is per
/// something. O(words).
TotalMeaning meaning_of_total(const std::vector<std::string>& words);

/// Which end of a column tells of customers who are short of money.
enum class StrainSide { none, high, low, near_one };

/// "cash advance trx", "overdraft days", "minimum payments": high. "full payment share": low.
/// "utilization ratio": a value near 1.
StrainSide strain_side(const std::vector<std::string>& words);

/// How long they have been customers: "tenure", "months on book". Those for whom it is short have
/// brought little yet.
bool names_time_as_customer(const std::vector<std::string>& words);

/// "recency", "days since last purchase".
bool names_time_since_purchase(const std::vector<std::string>& words);

} // namespace ilk
