// compare(): whether a model still holds.
#include <ilk/compare.h>
#include <nanobind/stl/string.h>

#include "compare.h"
#include "watched.h"

namespace ilk::python {
namespace {

using namespace nb::literals;

const char* word_of(ModelHealth health) {
  switch (health) {
  case ModelHealth::holds:
    return "holds";
  case ModelHealth::watch:
    return "watch";
  case ModelHealth::past:
    break;
  }
  return "past";
}

nb::dict run_compare(const ScoringModel& model, Rows& rows, unsigned threads,
                     double most_bad_rows) {
  Watched watched;
  const CompareRequest request{threads, most_bad_rows, watched.stop()};
  const ComparisonResult found = watched.run(
      nb::find(rows), [model, &rows, request] { return compare(model, rows.table(), request); });
  nb::list checks, attributes;
  for (const ComparisonCheck& check : found.checks) {
    nb::dict one;
    one["key"] = check.key;
    one["sentence"] = check.sentence;
    one["health"] = word_of(check.health);
    checks.append(one);
  }
  for (const AttributeMove& move : found.attributes) {
    nb::dict one;
    one["name"] = move.name;
    one["psi"] = move.psi;
    one["health"] = word_of(move.health);
    attributes.append(one);
  }
  nb::dict result;
  result["health"] = word_of(found.health);
  result["customers"] = found.customers;
  result["checks"] = checks;
  result["attributes"] = attributes;
  return result;
}

} // namespace

void add_compare(nb::module_& module) {
  module.def("compare", &run_compare, "model"_a, "rows"_a, "threads"_a, "most_bad_rows"_a = 0.1,
             nb::sig("def compare(model: Model, rows: Rows, threads: int, most_bad_rows: float = "
                     "0.1) -> dict[str, typing.Any]"));
}

} // namespace ilk::python
