// What replaces missing values: a file each (fill_*.cpp). Some give one value for all, as the
// median; others look at the row's other columns.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/method_list.h"
#include "model/known_values.h"
#include "table/schema.h"

namespace ilk {

class JsonReader;
struct ColumnPreparation;

/// What was fitted of a fill that looks at other columns, for all its columns together. Immutable.
class RowFill {
 public:
  virtual ~RowFill() = default;

  /// Replaces the values of `row` (prepared units, one per column) that are not observed, in the
  /// columns of this fill.
  virtual void complete(const std::vector<ColumnPreparation>& columns,
                        std::span<const std::uint8_t> observed, std::span<float> row) const = 0;

  virtual nlohmann::json to_json() const = 0;
};

struct FillMethod {
  std::string_view name;
  std::string_view help = {}; ///< for those who choose; not where the name says it

  /// How values are filled, for people; "{}" stands for the value that is put in.
  std::string_view words;

  /// The value put in, in the column's unit; of a fill that looks at other columns, what it starts
  /// from and what stays where it finds nothing.
  double (*value)(const KnownValues& values);

  bool for_all = true;   ///< whether it can be asked for of all columns at once
  bool is_tried = false; ///< where the choice is left open
  /// Whether it needs no customer to be kept, so that every form of an exported model, and a page,
  /// can express it.
  bool is_portable = true;

  /// Of a fill that looks at other columns: under which key a model keeps what was fitted, how that
  /// is read, and whether it must be there. Fitted in prepare (prepare/own_fits.h).
  const char* key = nullptr;
  std::shared_ptr<const RowFill> (*read)(const JsonReader& in,
                                         const std::vector<ColumnPreparation>& columns) = nullptr;
  bool key_is_needed = false;

  bool by_others() const { return key != nullptr; }
};

extern const FillMethod median_fill;

/// All of them; those that look at other columns in the order in which they complete a row. May be
/// added to by AddedMethod.
MethodList<FillMethod>& fill_methods();

/// The words that say how missing values are filled: "automatic", then the methods' names.
std::vector<std::string_view> names_of_fills();
std::optional<Fill> fill_from(std::string_view name);

/// The same for all columns at once.
std::vector<std::string_view> names_of_fills_for_all();
std::optional<Fill> fill_for_all_from(std::string_view name);

} // namespace ilk
