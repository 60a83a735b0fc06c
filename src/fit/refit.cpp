#include "fit/refit.h"
#include "prepare/preparation_fit.h"

namespace ilk {

Refit refit(Execution& execution, const Table& table, const RefitOptions& options) {
  Refit result;
  result.preparation = fit_preparation(execution, table, options.prepare);
  if (result.empty()) return result;
  result.prepared =
      apply(execution, result.preparation, table.values.block(), attribute_names(table));
  result.ensemble =
      fit_code(execution, result.prepared.block(), options.encode, options.joint).ensemble;
  result.codes = result.ensemble.encode(execution, result.prepared.block());
  result.on_codes = kmeans(execution, result.codes.block(), options.cluster);
  if (options.attribute_restarts > 0) {
    KMeansOptions cluster = options.cluster;
    cluster.restarts = options.attribute_restarts;
    result.on_attributes = kmeans(execution, result.prepared.block(), cluster);
  }
  return result;
}

Table with_values(const Table& like, Matrix values) {
  Table table;
  table.attributes = like.attributes;
  table.values = std::move(values);
  return table;
}

} // namespace ilk
