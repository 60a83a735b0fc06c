#include "fit/refit.h"

#include "cluster/kind_code.h"
#include "prepare/preparation_fit.h"

namespace ilk {
namespace {

void add_kinds(Execution& execution, const Table& table, const RefitOptions& options,
               Refit& result) {
  const RowBlock prepared = result.prepared.block();
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

Refit refit(Execution& execution, const Table& table, const RefitOptions& options) {
  Refit result;
  result.preparation = fit_preparation(execution, table, options.prepare);
  if (result.empty()) return result;
  result.prepared =
      apply(execution, result.preparation, table.values.block(), attribute_names(table));
  if (options.kinds != nullptr) {
    add_kinds(execution, table, options, result);
  } else {
    result.ensemble =
        fit_code(execution, result.prepared.block(), options.encode, options.joint).ensemble;
    result.codes = result.ensemble.encode(execution, result.prepared.block());
    result.on_codes = kmeans(execution, result.codes.block(), options.cluster);
  }
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
