// The data dictionary: what each column is, in the user's words. It is read from
// TOML, or inferred from names and values, and is kept in the model.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ilk {

enum class Role {
  id,        ///< names the customer; never looked at
  attribute, ///< behaviour; segments are made from these
  ignore,    ///< left out
};

enum class Kind {
  amount,   ///< of money or goods, in `unit`
  count,    ///< whole number of events
  ratio,    ///< share or frequency, usually in [0, 1]
  duration, ///< length of time, in `unit`
};

/// What is done about a long tail before scaling.
enum class Tail { automatic, none, log1p, yeo_johnson };

/// What is done about a value outside [lowest, highest]: it is always reported.
enum class Outside { report, clip };

struct ColumnSchema {
  std::string name; ///< as in the file's header
  Role role = Role::attribute;
  Kind kind = Kind::amount;
  std::string label;             ///< what people call it, e.g. "cash advances"
  std::string unit;              ///< e.g. "months"; empty when it has none
  std::string high;              ///< names a segment in which it is high, e.g. "Cash borrowers"
  std::string low;               ///< names a segment in which it is low, e.g. "No cash advances"
  std::optional<double> lowest;  ///< smallest possible value, in `unit`
  std::optional<double> highest; ///< largest possible value, in `unit`
  Outside outside = Outside::report;
  Tail tail = Tail::automatic;

  bool operator==(const ColumnSchema&) const = default;
};

struct Schema {
  std::vector<ColumnSchema> columns; ///< in the order of the file

  /// The column of that name, or null.
  const ColumnSchema* find(std::string_view name) const;

  bool operator==(const Schema&) const = default;
};

/// The names used in TOML and JSON. `*_from` return nothing for an unknown name.
std::string_view name_of(Role role);
std::string_view name_of(Kind kind);
std::string_view name_of(Tail tail);
std::string_view name_of(Outside outside);
std::optional<Role> role_from(std::string_view name);
std::optional<Kind> kind_from(std::string_view name);
std::optional<Tail> tail_from(std::string_view name);
std::optional<Outside> outside_from(std::string_view name);

/// A column of that name with its words as label: "CASH_ADVANCE" gives "cash
/// advance", "High cash advance" and "Low cash advance". These are the defaults of
/// load_schema and infer_column.
ColumnSchema described(std::string_view name, Role role);

/// Reads a data dictionary: one [[column]] table per column. Throws DataError with
/// line and remedy for an unknown key or word, a column named twice or a second id;
/// IoError when the file cannot be read.
Schema load_schema(const std::filesystem::path& path);

/// The dictionary as TOML with comments, to be edited. load_schema reads it back equal.
std::string to_toml(const Schema& schema);

/// The dictionary's view of a file's header: one entry per header column, in the
/// header's order. Header columns that the dictionary does not name are ignored.
/// Throws DataError when the dictionary names a column that the header lacks, unless
/// its role is to be ignored.
Schema match_header(const Schema& dictionary, const std::vector<std::string>& header,
                    const std::string& file);

/// Guesses a column from its name and sampled cells (missing spellings excluded):
/// identifiers by name or by being distinct text, numbers by parsing, ratios by
/// range, counts by being whole. Text columns are ignored.
ColumnSchema infer_column(std::string_view name, const std::vector<std::string>& cells,
                          char decimal_point = '.');

/// Guesses every column by infer_column; `cells[j]` are the sampled cells of column j.
/// At most one column stays the id: the first by name whose cells are all distinct,
/// else the first by name, else the first text; the others are ignored.
Schema infer_schema(const std::vector<std::string>& header,
                    const std::vector<std::vector<std::string>>& cells, char decimal_point = '.');

} // namespace ilk
