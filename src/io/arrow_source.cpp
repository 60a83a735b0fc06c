// Arrow's C stream interface as a source.
#include <utility>

#include "io/arrow_stream.h"
#include "io/source.h"
#include "table/arrow_dataset.h"

namespace ilk {

std::unique_ptr<Source> source_of(ArrowArrayStream* stream, std::string name) {
  Dataset data;
  {
    ArrowBatches batches(stream, name);
    while (std::optional<Dataset> batch = batches.next()) append(data, std::move(*batch));
  }
  if (data.rows() == 0)
    throw UsageError(Place{name}, "the Arrow stream has no rows", "give at least one");
  return source_of(std::move(data), std::move(name));
}

} // namespace ilk
