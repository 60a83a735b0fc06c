#include "arrow_input.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <ilk/error.h>

namespace ilk::python {
namespace {

// What a capsule holds, moved out of it.
template <class Struct>
Struct moved(const nb::object& capsule, const char* name) {
  if (PyCapsule_IsValid(capsule.ptr(), name) == 0)
    throw nb::type_error((std::string("expected a capsule named ") + name).c_str());
  auto* const held = static_cast<Struct*>(PyCapsule_GetPointer(capsule.ptr(), name));
  if (held == nullptr || held->release == nullptr)
    throw nb::value_error("the Arrow data have been taken from the capsule already");
  return std::exchange(*held, Struct{});
}

template <class Struct>
class Released {
 public:
  Released() = default;
  Released(const Released&) = delete;
  Released& operator=(const Released&) = delete;
  ~Released() {
    if (value.release != nullptr) value.release(&value);
  }
  Struct value{};
};

// The one batch of a stream.
struct OneBatch {
  Released<ArrowSchema> schema;
  Released<ArrowArray> array;
};

OneBatch& batch_of(ArrowArrayStream* stream) {
  return *static_cast<OneBatch*>(stream->private_data);
}

ArrowArrayStream stream_of(const nb::object& schema, const nb::object& array) {
  auto kept = std::make_unique<OneBatch>();
  kept->schema.value = moved<ArrowSchema>(schema, "arrow_schema");
  kept->array.value = moved<ArrowArray>(array, "arrow_array");
  ArrowArrayStream stream{};
  // Each is handed out once, and so is the stream's schema: names() keeps it.
  stream.get_schema = [](ArrowArrayStream* from, ArrowSchema* out) {
    *out = std::exchange(batch_of(from).schema.value, ArrowSchema{});
    return out->release == nullptr ? EINVAL : 0;
  };
  stream.get_next = [](ArrowArrayStream* from, ArrowArray* out) {
    *out = std::exchange(batch_of(from).array.value, ArrowArray{});
    return 0;
  };
  stream.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  stream.release = [](ArrowArrayStream* from) {
    delete static_cast<OneBatch*>(from->private_data);
    from->release = nullptr;
  };
  stream.private_data = kept.release();
  return stream;
}

std::string_view name_of(const ArrowSchema* column) {
  return column == nullptr || column->name == nullptr ? std::string_view() : column->name;
}

} // namespace

std::shared_ptr<ArrowStream> ArrowStream::of_stream(const nb::object& capsule) {
  std::shared_ptr<ArrowStream> made(new ArrowStream);
  made->stream_ = moved<ArrowArrayStream>(capsule, "arrow_array_stream");
  return made;
}

std::shared_ptr<ArrowStream> ArrowStream::of_array(const nb::object& schema,
                                                   const nb::object& array) {
  std::shared_ptr<ArrowStream> made(new ArrowStream);
  made->stream_ = stream_of(schema, array);
  return made;
}

ArrowStream::~ArrowStream() {
  if (schema_.release != nullptr) schema_.release(&schema_);
  if (stream_.release != nullptr) stream_.release(&stream_);
}

void ArrowStream::fail(int code) {
  const char* const words =
      stream_.get_last_error == nullptr ? nullptr : stream_.get_last_error(&stream_);
  throw IoError("the Arrow stream fails: " +
                    (words == nullptr ? "error " + std::to_string(code) : std::string(words)),
                "mend what gives the stream, and read it anew");
}

const ArrowSchema& ArrowStream::schema() {
  if (schema_.release != nullptr) return schema_;
  if (stream_.release == nullptr)
    throw UsageError("the Arrow stream has been read already", "give one that is still open");
  if (const int code = stream_.get_schema(&stream_, &schema_); code != 0) fail(code);
  if (schema_.format == nullptr || std::string_view(schema_.format) != "+s")
    throw UsageError("the Arrow data are no table",
                     "give a table or a record batch: a column alone has no name");
  return schema_;
}

std::vector<std::string> ArrowStream::names() {
  std::vector<std::string> names;
  const ArrowSchema& of = schema();
  for (std::int64_t j = 0; j < of.n_children; ++j) names.emplace_back(name_of(of.children[j]));
  return names;
}

ArrowArrayStream* ArrowStream::taken() {
  schema();
  counted_ = {};
  counted_.private_data = this;
  counted_.get_schema = [](ArrowArrayStream* from, ArrowSchema* out) {
    *out = std::exchange(static_cast<ArrowStream*>(from->private_data)->schema_, ArrowSchema{});
    return out->release == nullptr ? EINVAL : 0;
  };
  counted_.get_next = [](ArrowArrayStream* from, ArrowArray* out) {
    auto& self = *static_cast<ArrowStream*>(from->private_data);
    const int code = self.stream_.get_next(&self.stream_, out);
    if (code == 0 && out->release != nullptr) self.rows_ += out->length;
    return code;
  };
  counted_.get_last_error = [](ArrowArrayStream* from) -> const char* {
    auto& self = *static_cast<ArrowStream*>(from->private_data);
    return self.stream_.get_last_error == nullptr ? nullptr
                                                  : self.stream_.get_last_error(&self.stream_);
  };
  counted_.release = [](ArrowArrayStream* from) { from->release = nullptr; };
  return &counted_;
}

void ArrowStream::for_each(const std::vector<std::string>& needed, std::int64_t most_rows,
                           const std::function<void(const ArrowSchema&, const ArrowArray&)>& use) {
  ArrowSchema part = schema(); // the needed columns of it, which stay the stream's
  std::vector<std::int64_t> places;
  std::vector<ArrowSchema*> children;
  for (std::int64_t j = 0; j < part.n_children; ++j) {
    if (std::ranges::find(needed, name_of(part.children[j])) == needed.end()) continue;
    places.push_back(j);
    children.push_back(part.children[j]);
  }
  part.n_children = static_cast<std::int64_t>(children.size());
  part.children = children.data();
  for (;;) {
    Released<ArrowArray> batch;
    if (const int code = stream_.get_next(&stream_, &batch.value); code != 0) fail(code);
    if (batch.value.release == nullptr) return;
    if (batch.value.n_children != schema_.n_children)
      throw UsageError("a batch of the Arrow stream has other columns than its schema",
                       "mend what gives the stream");
    std::vector<ArrowArray*> columns;
    for (const std::int64_t place : places) columns.push_back(batch.value.children[place]);
    for (std::int64_t first = 0; first < batch.value.length; first += most_rows) {
      ArrowArray some = batch.value;
      some.n_children = static_cast<std::int64_t>(columns.size());
      some.children = columns.data();
      some.offset += first;
      some.length = std::min(most_rows, batch.value.length - first);
      if (some.null_count != 0) some.null_count = -1;
      use(part, some);
    }
    rows_ += batch.value.length;
  }
}

} // namespace ilk::python
