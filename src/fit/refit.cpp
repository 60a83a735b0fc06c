#include "fit/refit.h"

#include "cluster/kind_code.h"
#include "prepare/preparation_fit.h"

namespace ilk {
namespace {

void add_kinds(Execution& execution, const Table& table, const RowBlock& prepared,
               const RefitOptions& options, Refit& result) {
  const KindTable columns = kind_table(table, options.kinds->columns);
  RefittedKinds found = refit_kinds(execution, options.kinds->kinds.model, columns.columns,
                                    prepared, options.kind_refit);
  if (found.count < 2) {
    KMeansOptions cluster = options.cluster;
    cluster.counts = {options.kinds->kinds.count};
    found = {kmeans(execution, prepared, cluster)[0].labels, cluster.counts[0]};
  }
  KindCode code = fit_kind_code(prepared, found.labels, found.count);
  result.ensemble = std::move(code.encoder.ensemble);
  result.codes = result.ensemble.encode(execution, prepared);
  result.on_codes = kmeans(execution, result.codes.block(), options.cluster);
  put_kinds(execution, result.codes.block(), code.centroids, result.on_codes);
}

} // namespace

Cleaned clean(Execution& execution, const Table& table, const PrepareOptions& options) {
  Cleaned result;
  result.preparation = fit_preparation(execution, table, options);
  if (!result.empty())
    result.prepared =
        apply(execution, result.preparation, table.values.block(), attribute_names(table));
  return result;
}

Refit refit(Execution& execution, const Table& table, const Cleaned& cleaned,
            const RefitOptions& options) {
  Refit result;
  if (cleaned.empty()) return result;
  const RowBlock prepared = cleaned.prepared.block();
  if (options.kinds != nullptr) {
    add_kinds(execution, table, prepared, options, result);
  } else {
    result.ensemble = fit_code(execution, prepared, options.encode, options.joint).ensemble;
    result.codes = result.ensemble.encode(execution, prepared);
    result.on_codes = kmeans(execution, result.codes.block(), options.cluster);
  }
  if (options.attribute_restarts > 0) {
    KMeansOptions cluster = options.cluster;
    cluster.restarts = options.attribute_restarts;
    result.on_attributes = kmeans(execution, prepared, cluster);
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
