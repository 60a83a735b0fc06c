// The data dictionary: what each column is, in the user's words. It is read from
// TOML, or inferred from names and values, and is kept in the model.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ilk {

enum class Role {
  id,        ///< names the customer; never looked at
  attribute, ///< behaviour; segments are made from these
  label,     ///< known afterwards, such as churn: left out of the fit, told of each segment
  ignore,    ///< left out
};

enum class Kind {
  amount,   ///< of money or goods, in `unit`
  count,    ///< whole number of events
  ratio,    ///< share or frequency, usually in [0, 1]
  duration, ///< length of time, in `unit`
  score,    ///< a rating or an index: customers' scores add up to nothing
  boolean,  ///< yes or no; 1 or 0 in a Table
  category, ///< one of a few words; its index in `levels` in a Table
  date,     ///< a day; days since 1970-01-01 in a Table
};

/// Two digits of a year mean one of the hundred years up to this, where a dictionary says nothing.
inline constexpr int latest_of_two_digits = 2068;

/// Whether values of the kind are numbers on a scale: all but categories.
constexpr bool is_scale(Kind kind) {
  return kind != Kind::category;
}

/// What is done about a long tail before scaling: "automatic", or a transform by its name
/// (model/transforms.h). The constants are those that ilk itself speaks of.
struct Tail {
  std::string_view name; ///< of the list that it was found in
  bool operator==(const Tail&) const = default;

  static const Tail automatic; ///< the transform that takes the skewness away, if any
  static const Tail none;
  static const Tail log1p;
  static const Tail yeo_johnson;
};
inline constexpr Tail Tail::automatic{"automatic"};
inline constexpr Tail Tail::none{"none"};
inline constexpr Tail Tail::log1p{"log1p"};
inline constexpr Tail Tail::yeo_johnson{"yeo_johnson"};

/// What replaces a missing value: "automatic", or a fill by its name (model/fill_methods.h).
struct Fill {
  std::string_view name; ///< likewise
  bool operator==(const Fill&) const = default;

  static const Fill automatic; ///< the method with the least error on values hidden from it
  static const Fill median;
  static const Fill mean;
  static const Fill constant; ///< the dictionary's fill_value
};
inline constexpr Fill Fill::automatic{"automatic"};
inline constexpr Fill Fill::median{"median"};
inline constexpr Fill Fill::mean{"mean"};
inline constexpr Fill Fill::constant{"constant"};

/// What is done about a value outside [lowest, highest]: it is always reported.
enum class Outside { report, clip };

/// How dates are written: which part comes first.
enum class DateOrder { year_first, day_first, month_first };

/// How the numbers of a column are written.
struct NumberFormat {
  char decimal_point = '.';
  char thousands = '\0'; ///< stands between groups of three digits; 0: nothing does
  bool signs = false;    ///< currency signs and percent signs may stand at either end

  bool operator==(const NumberFormat&) const = default;
};

struct ColumnSchema {
  std::string name; ///< as in the file's header
  Role role = Role::attribute;
  Kind kind = Kind::amount;
  std::string label; ///< what people call it, e.g. "cash advances"
  std::string unit;  ///< e.g. "months"; empty when it has none
  bool value =
      false;        ///< says what a customer is worth, an attribute of kind amount; several add up
  std::string high; ///< names a segment in which it is high, e.g. "Cash borrowers"
  std::string low;  ///< names a segment in which it is low, e.g. "No cash advances"
  std::optional<double> lowest;  ///< smallest possible value, in `unit`
  std::optional<double> highest; ///< largest possible value, in `unit`
  Outside outside = Outside::report;
  Tail tail = Tail::automatic;
  Fill fill = Fill::automatic;
  double fill_value = 0;            ///< for Fill::constant, in `unit`
  std::optional<double> weight;     ///< its variance as against 1 of a number; by kind when absent
  std::vector<std::string> missing; ///< further spellings of a missing value, such as "-999"
  std::vector<std::string> zero;    ///< spellings of 0, such as "none"
  bool blank_is_no = false;         ///< of a boolean, a tick box: what is missing means no
  std::optional<NumberFormat> format; ///< the file's when absent
  DateOrder date_order = DateOrder::year_first;
  bool order_is_open = false; ///< of a date, where the cells do not tell it; found, not given
  int latest_year = latest_of_two_digits; ///< that two digits of a year may mean, of a date
  std::vector<std::string> levels;        ///< of a category, distinct; found in the file when empty
  std::string reason;                     ///< why it has this role, where that was inferred

  bool operator==(const ColumnSchema&) const = default;
};

/// A sum that should hold in every row: total = sum of the terms.
struct Identity {
  struct Term {
    std::string column;
    double factor = 1; ///< 1 or -1
    bool operator==(const Term&) const = default;
  };
  std::string total;
  std::vector<Term> terms;
  double tolerance = 0.01; ///< absolute, in the total's unit, besides float's rounding

  bool operator==(const Identity&) const = default;
};

/// Rows that are no customers: one id names the row, another, of people, comes again.
struct RepeatedPeople {
  std::string row_id; ///< empty where no column names the rows
  std::string person;
  std::uint64_t people = 0; ///< different ones in the rows that were looked at
  std::uint64_t rows = 0;   ///< that were looked at

  bool operator==(const RepeatedPeople&) const = default;
};

struct Schema {
  std::vector<ColumnSchema> columns; ///< in the order of the file
  std::vector<Identity> identities = {};
  std::optional<RepeatedPeople> purchases = {}; ///< found by infer_schema only

  /// The column of that name, or null.
  const ColumnSchema* find(std::string_view name) const;

  bool operator==(const Schema&) const = default;
};

/// The names used in TOML and JSON. `*_from` return nothing for an unknown name.
inline std::string_view name_of(Tail tail) {
  return tail.name;
}
inline std::string_view name_of(Fill fill) {
  return fill.name;
}
std::string_view name_of(Role role);
std::string_view name_of(Kind kind);
std::string_view name_of(DateOrder order);
std::string_view name_of(Outside outside);
std::optional<Role> role_from(std::string_view name);
std::optional<Kind> kind_from(std::string_view name);
std::optional<DateOrder> date_order_from(std::string_view name);
std::optional<Outside> outside_from(std::string_view name);

/// A column of that name with its words as label: "CASH_ADVANCE" gives "cash
/// advance", "High cash advance" and "Low cash advance". These are the defaults of
/// load_schema (model/schema_toml.h) and infer_column.
ColumnSchema described(std::string_view name, Role role);

/// The dictionary's view of a file's header: one entry per header column, in the
/// header's order. Header columns that the dictionary does not name are ignored.
/// Throws DataError when the dictionary names a column that the header lacks, unless
/// its role is to be ignored, or an identity does.
Schema match_header(const Schema& dictionary, const std::vector<std::string>& header,
                    const std::string& file);

/// Guesses a column from its name and the cells of `rows` sampled rows (missing spellings
/// excluded): identifiers by name or by being distinct text, numbers by parsing, ratios by range,
/// counts by being whole. Text columns are ignored.
ColumnSchema infer_column(std::string_view name, const std::vector<std::string>& cells,
                          char decimal_point = '.', std::size_t rows = 0);

/// Guesses every column by infer_column; `cells[j]` are the sampled cells of column j, and
/// `passed_over[j]`, where given, the different ones that were taken as missing and may mean 0.
/// At most one column stays the id: the first by name whose cells are all distinct,
/// else the first by name, else the first text; the others are ignored. What a customer is worth is
/// marked as customer_value.h finds it.
Schema infer_schema(const std::vector<std::string>& header,
                    const std::vector<std::vector<std::string>>& cells, char decimal_point = '.',
                    std::size_t rows = 0,
                    const std::vector<std::vector<std::string>>& passed_over = {});

} // namespace ilk
