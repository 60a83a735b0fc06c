// What became of the customers after the campaign: one figure each, of those on a list.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ilk/error.h"

namespace ilk {

/// Rows of a table that are told of: how many, and where the first of them stand.
struct ToldRows {
  std::uint64_t count = 0;
  std::vector<Place> first;     ///< at most 5
  std::vector<std::string> ids; ///< of these
};

/// A column per outcome, a value per customer of CampaignArms; NaN where it is unknown. A column
/// that the table lacks is empty.
struct Outcomes {
  std::vector<double> response; ///< 1 who responded, 0 who did not
  std::vector<double> amount;   ///< in the table's unit
  std::vector<double> before;   ///< the same before the campaign

  std::string file;
  std::string id_column, response_column, amount_column, before_column, date_column;

  std::uint64_t rows = 0;     ///< that could be read
  std::uint64_t bad_rows = 0; ///< that could not
  std::uint64_t absent = 0;   ///< customers on a list of whom no row tells
  bool absent_is_none = true; ///< these count as without response and amount, else as unknown
  bool added_up = false;      ///< rows of a customer are added up
  ToldRows unlisted;          ///< rows of customers who are on no list
  ToldRows repeated;          ///< customers' rows behind their first
  ToldRows without_id;
  std::uint64_t outside = 0; ///< rows behind the last day, or before the first without a use
};

} // namespace ilk
