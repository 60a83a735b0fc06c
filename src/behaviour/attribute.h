// An attribute of customers, as something taken of their purchases.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "behaviour/take.h"
#include "table/schema.h"

namespace ilk {

/// What a row must be for an attribute to look at it.
struct RowCondition {
  enum class What {
    words,    ///< the column's cell is one of `words`
    number,   ///< the column's number compares so with `number`
    weekend,  ///< Saturday or Sunday, or not
    night,    ///< from 10 at night to 6 in the morning, or not
    quarter,  ///< of the year, as `number` says
    returned, ///< it is a return, or not
  };
  What what = What::words;
  std::string column = {};             ///< its name, or the name of a role
  std::vector<std::string> words = {}; ///< as they stand in the cells
  std::string comparison = {};         ///< one of > >= < <= = !=
  double number = 0;
  bool truth = true; ///< of weekend, night and returned

  bool operator==(const RowCondition&) const = default;
};

/// Where an attribute has no conditions it looks at all purchases. Returns are looked at by `sum`,
/// which they lower, and by those that ask for them.
struct AttributeSpec {
  ColumnSchema column; ///< its name and words in the table of customers
  const Take* take = nullptr;
  std::string of = {};                  ///< a role or a column whose numbers or words it takes
  std::vector<RowCondition> where = {}; ///< all of them must hold
  std::string per = {};                 ///< another attribute that it is divided by
};

} // namespace ilk
