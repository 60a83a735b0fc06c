// Arrow's C stream interface: its batches as typed data, one after the other.
#pragma once

#include <optional>
#include <string>

#include "ilk/arrow.h"
#include "ilk/dataset.h"

namespace ilk {

/// What a stream, its schema or one of its arrays is, until it is released.
template <class Struct>
class Owned {
 public:
  Owned() = default;
  explicit Owned(Struct& from) : value_(from) { from.release = nullptr; }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (value_.release != nullptr) value_.release(&value_);
  }

  Struct* get() { return &value_; }
  const Struct& operator*() const { return value_; }
  bool is_released() const { return value_.release == nullptr; }

 private:
  Struct value_{};
};

class ArrowBatches {
 public:
  /// Takes the stream over, which is released with this. Throws UsageError for one that has been
  /// released, IoError where it fails. `name`: for messages.
  ArrowBatches(ArrowArrayStream* stream, std::string name);

  /// The next one, copied; nothing behind the last. Throws what dataset_of throws, and IoError.
  std::optional<Dataset> next();

 private:
  void check(int code, const char* what);

  std::string name_;
  Owned<ArrowArrayStream> stream_;
  Owned<ArrowSchema> schema_;
};

} // namespace ilk
