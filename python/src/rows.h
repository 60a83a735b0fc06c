// Rows that Python hands over, of whatever kind: for the library to read, or to score block by
// block.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <ilk/dataset.h>
#include <ilk/source.h>
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>

#include "arrow_input.h"

namespace ilk::python {

/// Numbers of an array with two axes, customers and attributes, in whatever order they lie.
struct NumberMatrix {
  std::variant<nb::ndarray<const double, nb::ndim<2>, nb::device::cpu>,
               nb::ndarray<const float, nb::ndim<2>, nb::device::cpu>>
      values;
  std::vector<std::string> names; ///< of the attributes

  std::size_t rows() const;

  /// Rows [first, first + count) of the needed attributes, or of all.
  Dataset block(std::size_t first, std::size_t count,
                const std::vector<std::string>* needed = nullptr) const;
};

/// A file or a database.
struct OpenedTable {
  TableSource source;
};

/// Can be read once: what streams give is gone then.
class Rows {
 public:
  using Kind = std::variant<std::shared_ptr<ArrowStream>, NumberMatrix, Dataset, OpenedTable>;

  explicit Rows(Kind kind, std::string name) : kind_(std::move(kind)), name_(std::move(name)) {}

  std::vector<std::string> names() const; ///< of the columns

  /// For the library's functions on tables. Throws what TableSource::of throws.
  TableSource table();

  /// How many there are; of a stream once it has been read, of a file never.
  std::optional<std::uint64_t> count() const;

  bool is_opened() const { return std::holds_alternative<OpenedTable>(kind_); }

  /// Some rows at a time, the needed columns alone: a Dataset, or schema and batch of Arrow. Not of
  /// a file. Needs no GIL.
  template <class Use>
  void for_each(const std::vector<std::string>& needed, Use&& use,
                std::size_t most_rows = std::size_t{1} << 16); // few enough to stop soon

 private:
  Kind kind_;
  std::string name_;
};

template <class Use>
void Rows::for_each(const std::vector<std::string>& needed, Use&& use, std::size_t most_rows) {
  if (const auto* data = std::get_if<Dataset>(&kind_)) {
    use(*data);
  } else if (const auto* matrix = std::get_if<NumberMatrix>(&kind_)) {
    const std::size_t rows = matrix->rows();
    for (std::size_t first = 0; first < rows; first += most_rows)
      use(matrix->block(first, std::min(most_rows, rows - first), &needed));
  } else if (const auto* stream = std::get_if<std::shared_ptr<ArrowStream>>(&kind_)) {
    (*stream)->for_each(needed, static_cast<std::int64_t>(most_rows), use);
  }
}

/// Adds the classes Rows and Columns.
void add_rows(nb::module_& module);

} // namespace ilk::python
