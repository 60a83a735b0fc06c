// Twelve customers in three segments of 4, 6 and 2, for tests of plays.
#pragma once

#include <cmath>
#include <limits>

#include "prepare/preparation_fit.h"
#include "strategy/play_match.h"
#include "strategy/playbook_check.h"
#include "unit/claim_support.h"
#include "unit/playbook_support.h"

namespace ilk::test {

/// Spend adds up to 1,000, 0 and 3,000; "constant" is left out when preparing.
class TwelveCustomers : public PlaybookFile {
 protected:
  TwelveCustomers() {
    table_ = table_of(
        {{"spend", Kind::amount, {100, 200, 300, 400, 0, 0, 0, 0, 0, 0, 1000, 2000}},
         {"visits", Kind::count, {4, missing, 2, 2, 1, 1, 1, 1, 1, 1, 9, 9}},
         {"rate", Kind::ratio, {.8f, .8f, .8f, .8f, 0, 0, 0, 0, .1f, .1f, 1, 1}},
         {"gain", Kind::amount, {-5, 5, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
         {"region", Kind::category, {0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0}, {"north", "south"}},
         {"constant", Kind::amount, {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7}}});
    table_.attributes[0].unit = "EUR";
    table_.attributes[0].value = true;
    preparation_ = fit_preparation(execution_, table_, PrepareOptions{});
    const std::vector<std::uint32_t> all{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    explanation_ = explain(execution_, table_, preparation_, segments_, 3, {all, 1});
  }

  SegmentedCustomers customers() const {
    return {table_, preparation_, explanation_, segments_, outliers_};
  }

  Execution execution_{2};
  Table table_;
  Preparation preparation_;
  Explanation explanation_;
  std::vector<std::uint32_t> segments_ = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2};
  std::vector<std::uint32_t> outliers_;
};

} // namespace ilk::test
