#include "io/arrow_stream.h"

#include <utility>

#include <fmt/format.h>

#include "ilk/error.h"
#include "table/arrow_dataset.h"

namespace ilk {
namespace {

ArrowArrayStream& open_stream(ArrowArrayStream* stream, const std::string& name) {
  if (stream == nullptr || stream->release == nullptr)
    throw UsageError(Place{name}, "the Arrow stream has been released",
                     "give one that is still open");
  return *stream;
}

} // namespace

ArrowBatches::ArrowBatches(ArrowArrayStream* stream, std::string name)
    : name_(std::move(name)), stream_(open_stream(stream, name_)) {
  check((*stream_).get_schema(stream_.get(), schema_.get()), "gives no schema");
}

std::optional<Dataset> ArrowBatches::next() {
  Owned<ArrowArray> batch; // released when there are no more
  check((*stream_).get_next(stream_.get(), batch.get()), "ends too early");
  if (batch.is_released()) return {};
  return dataset_of(*schema_, *batch, name_);
}

void ArrowBatches::check(int code, const char* what) {
  if (code == 0) return;
  const auto last = (*stream_).get_last_error;
  const char* const words = last == nullptr ? nullptr : last(stream_.get());
  throw IoError(Place{name_},
                fmt::format("the Arrow stream {}: {}", what,
                            words == nullptr ? fmt::format("error {}", code) : words),
                "mend what gives the stream, and read it anew");
}

} // namespace ilk
