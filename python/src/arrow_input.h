// Arrow's C structures as Python hands them over: in capsules.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <ilk/arrow.h>
#include <ilk/dataset.h>
#include <nanobind/nanobind.h>

namespace ilk::python {

namespace nb = nanobind;

/// A stream that is released when nobody holds it.
class ArrowStream {
 public:
  /// Takes what the capsule holds, which then holds nothing. Throws TypeError, ValueError.
  static std::shared_ptr<ArrowStream> of_stream(const nb::object& capsule);

  /// A stream of the one batch.
  static std::shared_ptr<ArrowStream> of_array(const nb::object& schema, const nb::object& array);

  ~ArrowStream();
  ArrowStream(const ArrowStream&) = delete;
  ArrowStream& operator=(const ArrowStream&) = delete;

  /// The names of its columns. Throws UsageError where it is no table, IoError where it fails.
  std::vector<std::string> names();

  /// The stream itself, for the library to read; this must live as long.
  ArrowArrayStream* taken();

  /// Rows that have been read.
  std::int64_t rows() const { return rows_; }

  /// The needed columns of its batches, some rows at a time: `use` gets a struct array. Needs no
  /// GIL.
  void for_each(const std::vector<std::string>& needed, std::int64_t most_rows,
                const std::function<void(const ArrowSchema&, const ArrowArray&)>& use);

 private:
  ArrowStream() = default;
  [[noreturn]] void fail(int code);
  const ArrowSchema& schema();

  ArrowArrayStream stream_{};
  ArrowArrayStream counted_{}; // the same, counting rows
  ArrowSchema schema_{};       // read once
  std::int64_t rows_ = 0;
};

} // namespace ilk::python
