// TableSource of the public library.
#include "ilk/source.h"
#include "io/source.h"

namespace ilk {

TableSource TableSource::open(const std::string& data, const std::string& table,
                              const std::string& query, const std::string& encoding,
                              const std::atomic<bool>* stop) {
  return TableSource(open_source({data, table, query, stop, encoding}));
}

TableSource TableSource::of(Dataset data, std::string name) {
  return TableSource(source_of(std::move(data), std::move(name)));
}

TableSource TableSource::of(ArrowArrayStream* stream, std::string name) {
  return TableSource(source_of(stream, std::move(name)));
}

const std::vector<std::string>& TableSource::columns() const {
  return source_->columns();
}

} // namespace ilk
