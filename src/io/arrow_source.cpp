// Arrow's C stream interface as a source.
#include <utility>

#include <fmt/format.h>

#include "ilk/arrow.h"
#include "io/source.h"
#include "table/arrow_dataset.h"

namespace ilk {
namespace {

// What a stream, its schema or one of its arrays is, until it is released.
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

class Stream {
 public:
  Stream(ArrowArrayStream& from, const std::string& name) : stream_(from), name_(name) {}

  void read_schema(Owned<ArrowSchema>& to) {
    check((*stream_).get_schema(stream_.get(), to.get()), "gives no schema");
  }

  // Released when there are no more.
  void read_next(Owned<ArrowArray>& to) {
    check((*stream_).get_next(stream_.get(), to.get()), "ends too early");
  }

 private:
  void check(int code, const char* what) {
    if (code == 0) return;
    const auto last = (*stream_).get_last_error;
    const char* const words = last == nullptr ? nullptr : last(stream_.get());
    throw IoError(Place{name_},
                  fmt::format("the Arrow stream {}: {}", what,
                              words == nullptr ? fmt::format("error {}", code) : words),
                  "mend what gives the stream, and read it anew");
  }

  Owned<ArrowArrayStream> stream_;
  const std::string& name_;
};

} // namespace

std::unique_ptr<Source> source_of(ArrowArrayStream* stream, std::string name) {
  if (stream == nullptr || stream->release == nullptr)
    throw UsageError(Place{name}, "the Arrow stream has been released",
                     "give one that is still open");
  Dataset data;
  {
    Stream from(*stream, name);
    Owned<ArrowSchema> schema;
    from.read_schema(schema);
    for (;;) {
      Owned<ArrowArray> batch;
      from.read_next(batch);
      if (batch.is_released()) break;
      append(data, dataset_of(*schema, *batch, name));
    }
  }
  if (data.rows() == 0)
    throw UsageError(Place{name}, "the Arrow stream has no rows", "give at least one");
  return source_of(std::move(data), std::move(name));
}

} // namespace ilk
