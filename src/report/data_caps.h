// How long the lists of a data object may be, so that a page stays small however wide the table is.
#pragma once

#include <cstddef>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/function_ref.h"

namespace ilk {

/// A page has at most so many bytes, whatever the table, where caps can see to it, of which so many
/// are its template.
inline constexpr std::size_t most_page_bytes = 1'200'000, most_template_bytes = 785'000;

/// A data object has at most so many bytes: browsers read it before anything is drawn.
inline constexpr std::size_t most_data_bytes = 2'500'000;

struct DataCaps {
  std::size_t parts = 160;    ///< prepared attributes of `population` and of each segment; cut last
  std::size_t detailed = 120; ///< attributes with distribution, frequent values and levels
  std::size_t matrix = 40;    ///< attributes of a correlation matrix
  std::size_t pairs = 300;
  std::size_t list = 200; ///< findings, observations, gaps that go together, ...
  std::size_t drivers = 40;

  /// False, and nothing is changed, once there is little left to halve.
  bool halve();
};

/// What build(caps) makes with the first caps, halved as often as needed, under which it has at
/// most most_data_bytes, and a page of it at most most_page_bytes beside another `taken` bytes.
nlohmann::json within_size(FunctionRef<nlohmann::json(const DataCaps&)> build,
                           std::size_t taken = 0);

/// The `most` with the largest strengths, ties to the first, in ascending order. O(n log n).
std::vector<std::size_t> strongest(const std::vector<double>& strengths, std::size_t most);

/// Takes all elements of a list behind the first `most` away.
void shorten(nlohmann::json& list, std::size_t most);

} // namespace ilk
