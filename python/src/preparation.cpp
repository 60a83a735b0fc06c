#include "preparation.h"

#include <ilk/preparation.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "arrays.h"
#include "blocks.h"
#include "fit.h"
#include "model.h"

namespace ilk::python {
namespace {

using namespace nb::literals;

const char* word_of(PreparedPart part) {
  switch (part) {
  case PreparedPart::value:
    return "value";
  case PreparedPart::level:
    return "level";
  case PreparedPart::missing:
    return "missing";
  case PreparedPart::zero:
    break;
  }
  return "zero";
}

nb::list columns_of(const TablePreparation& preparation) {
  nb::list columns;
  for (const PreparedColumn& column : preparation.columns()) {
    nb::dict one;
    one["name"] = column.name;
    one["attribute"] = column.attribute;
    one["part"] = word_of(column.part);
    one["transform"] = column.transform;
    one["fill"] = column.fill;
    one["reason"] = column.reason;
    one["center"] = column.center;
    one["scale"] = column.scale;
    columns.append(one);
  }
  return columns;
}

nb::list passed_over_of(const TablePreparation& preparation) {
  nb::list columns;
  for (const PassedOver& column : preparation.passed_over())
    columns.append(nb::make_tuple(column.name, column.reason));
  return columns;
}

TablePreparation read(const nb::bytes& bytes) {
  return TablePreparation::from_bytes({bytes.c_str(), bytes.size()}, "the pickled preparation");
}

nb::bytes kept(const TablePreparation& preparation) {
  const std::string bytes = preparation.to_bytes();
  return nb::bytes(bytes.data(), bytes.size());
}

nb::ndarray<nb::numpy, float> run_apply(const TablePreparation& preparation, Rows& rows,
                                        unsigned threads) {
  std::vector<float> all = of_blocks<float>(preparation.inputs(), rows, [=](const auto&... block) {
    return preparation.apply(block..., threads);
  });
  const std::size_t size = preparation.columns().size(), count = all.size() / size;
  return array_of(std::move(all), {count, size});
}

nb::dict run_fit(Rows& rows, const nb::dict& asked, const nb::object& progress) {
  Watched watched(progress);
  const FitOptions options = options_of(asked, watched);
  const FittedPreparation fitted = watched.run(
      nb::find(rows), [&rows, options] { return preparation_of(rows.table(), options); });
  nb::dict result;
  result["preparation"] = fitted.preparation;
  result["rows"] = fitted.rows;
  result["roles"] = fitted.roles;
  result["warnings"] = nb::cast(fitted.warnings);
  return result;
}

} // namespace

void add_preparation(nb::module_& module) {
  nb::class_<TablePreparation>(module, "TablePreparation", "A fitted preparation. Immutable.")
      .def("to_bytes", &kept)
      .def("__getstate__", &kept)
      .def("__setstate__",
           [](TablePreparation& self, const nb::bytes& bytes) {
             new (&self) TablePreparation(read(bytes));
           })
      .def_prop_ro(
          "inputs", [](const TablePreparation& self) { return list_of(self.inputs()); },
          "The attributes that it needs.",
          nb::sig("def inputs(self) -> list[dict[str, typing.Any]]"))
      .def_prop_ro("columns", &columns_of,
                   nb::sig("def columns(self) -> list[dict[str, typing.Any]]"))
      .def_prop_ro("passed_over", &passed_over_of,
                   nb::sig("def passed_over(self) -> list[tuple[str, str]]"))
      .def("apply", &run_apply, "rows"_a, "threads"_a);
  module.def("preparation", &run_fit, "rows"_a, "options"_a, "progress"_a = nb::none(),
             nb::sig("def preparation(rows: Rows, options: dict[str, typing.Any], progress: "
                     "collections.abc.Callable[[str, float], object] | None = None) -> "
                     "dict[str, typing.Any]"));
}

} // namespace ilk::python
