#include "rows.h"

#include <algorithm>
#include <utility>

#include <ilk/error.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include "watched.h"

namespace ilk::python {
namespace {

using namespace nb::literals;

// Columns as Python gives them, one after another.
class Columns {
 public:
  using Valid = std::optional<nb::ndarray<const bool, nb::ndim<1>, nb::device::cpu>>;

  template <class To, class From>
  static std::vector<To> copied(const nb::ndarray<const From, nb::ndim<1>, nb::device::cpu>& from) {
    const auto view = from.template view<nb::ndim<1>>();
    std::vector<To> to(from.shape(0));
    for (std::size_t i = 0; i < to.size(); ++i) to[i] = static_cast<To>(view(i));
    return to;
  }

  void add(std::string name, decltype(Column::values) values, const Valid& valid = {}) {
    Column column{std::move(name), std::move(values), {}};
    if (valid) column.valid = copied<std::uint8_t>(*valid);
    data.columns.push_back(std::move(column));
  }

  Dataset data;
};

// None is missing.
void add_texts(Columns& columns, std::string name, const nb::list& words) {
  Texts texts;
  std::vector<std::uint8_t> valid;
  bool all = true;
  for (const nb::handle word : words) {
    const bool there = !word.is_none();
    texts.push_back(there ? nb::cast<std::string_view>(word) : std::string_view());
    valid.push_back(there ? 1 : 0);
    all = all && there;
  }
  columns.add(std::move(name), std::move(texts));
  if (!all) columns.data.columns.back().valid = std::move(valid);
}

void add_columns_class(nb::module_& module) {
  using Doubles = nb::ndarray<const double, nb::ndim<1>, nb::device::cpu>;
  using Longs = nb::ndarray<const std::int64_t, nb::ndim<1>, nb::device::cpu>;
  using Ints = nb::ndarray<const std::int32_t, nb::ndim<1>, nb::device::cpu>;
  using Bools = nb::ndarray<const bool, nb::ndim<1>, nb::device::cpu>;
  nb::class_<Columns>(module, "Columns", "Typed columns, one after another.")
      .def(nb::init<>())
      .def(
          "add_numbers",
          [](Columns& self, std::string name, const Doubles& values, const Columns::Valid& valid) {
            self.add(std::move(name), Columns::copied<double>(values), valid);
          },
          "name"_a, "values"_a, "valid"_a = nb::none())
      .def(
          "add_integers",
          [](Columns& self, std::string name, const Longs& values, const Columns::Valid& valid) {
            self.add(std::move(name), Columns::copied<std::int64_t>(values), valid);
          },
          "name"_a, "values"_a, "valid"_a = nb::none())
      .def(
          "add_booleans",
          [](Columns& self, std::string name, const Bools& values, const Columns::Valid& valid) {
            self.add(std::move(name), Columns::copied<std::uint8_t>(values), valid);
          },
          "name"_a, "values"_a, "valid"_a = nb::none())
      .def(
          "add_days",
          [](Columns& self, std::string name, const Ints& values, const Columns::Valid& valid) {
            self.add(std::move(name), Days{Columns::copied<std::int32_t>(values)}, valid);
          },
          "name"_a, "values"_a, "valid"_a = nb::none())
      .def("add_texts", &add_texts, "name"_a, "words"_a,
           nb::sig("def add_texts(self, name: str, words: list[str | None]) -> None"),
           "Words, or None where one is missing.");
}

struct NamesOf {
  std::vector<std::string> operator()(const OpenedTable& of) const { return of.source.columns(); }
  std::vector<std::string> operator()(const NumberMatrix& of) const { return of.names; }
  std::vector<std::string> operator()(const Dataset& of) const {
    std::vector<std::string> names;
    for (const Column& column : of.columns) names.push_back(column.name);
    return names;
  }
  std::vector<std::string> operator()(const std::shared_ptr<ArrowStream>& of) const {
    return of->names();
  }
};

} // namespace

std::size_t NumberMatrix::rows() const {
  return std::visit([](const auto& of) { return of.shape(0); }, values);
}

Dataset NumberMatrix::block(std::size_t first, std::size_t count,
                            const std::vector<std::string>* needed) const {
  Dataset data;
  for (std::size_t j = 0; j < names.size(); ++j) {
    if (needed != nullptr && std::ranges::find(*needed, names[j]) == needed->end()) continue;
    Numbers numbers(count);
    std::visit(
        [&](const auto& of) {
          const auto* from = of.data() + static_cast<std::int64_t>(first) * of.stride(0) +
                             static_cast<std::int64_t>(j) * of.stride(1);
          for (double& number : numbers) {
            number = *from;
            from += of.stride(0);
          }
        },
        values);
    data.columns.push_back({names[j], std::move(numbers), {}});
  }
  return data;
}

std::vector<std::string> Rows::names() const {
  return std::visit(NamesOf(), kind_);
}

TableSource Rows::table() {
  if (auto* opened = std::get_if<OpenedTable>(&kind_)) return opened->source;
  if (auto* data = std::get_if<Dataset>(&kind_)) return TableSource::of(*data, name_);
  if (auto* matrix = std::get_if<NumberMatrix>(&kind_))
    return TableSource::of(matrix->block(0, matrix->rows()), name_);
  return TableSource::of(std::get<std::shared_ptr<ArrowStream>>(kind_)->taken(), name_);
}

std::optional<std::uint64_t> Rows::count() const {
  if (const auto* data = std::get_if<Dataset>(&kind_)) return data->rows();
  if (const auto* matrix = std::get_if<NumberMatrix>(&kind_)) return matrix->rows();
  if (const auto* stream = std::get_if<std::shared_ptr<ArrowStream>>(&kind_))
    return static_cast<std::uint64_t>((*stream)->rows());
  return {};
}

void add_rows(nb::module_& module) {
  add_columns_class(module);
  nb::class_<Rows>(module, "Rows", "Rows of whatever kind, to be read once.")
      .def_static(
          "of_stream",
          [](const nb::object& capsule, std::string name) {
            return Rows(ArrowStream::of_stream(capsule), std::move(name));
          },
          "capsule"_a, "name"_a)
      .def_static(
          "of_array",
          [](const nb::object& schema, const nb::object& array, std::string name) {
            return Rows(ArrowStream::of_array(schema, array), std::move(name));
          },
          "schema"_a, "array"_a, "name"_a)
      .def_static(
          "of_doubles",
          [](nb::ndarray<const double, nb::ndim<2>, nb::device::cpu> values,
             std::vector<std::string> names, std::string name) {
            return Rows(NumberMatrix{std::move(values), std::move(names)}, std::move(name));
          },
          "values"_a, "names"_a, "name"_a)
      .def_static(
          "of_floats",
          [](nb::ndarray<const float, nb::ndim<2>, nb::device::cpu> values,
             std::vector<std::string> names, std::string name) {
            return Rows(NumberMatrix{std::move(values), std::move(names)}, std::move(name));
          },
          "values"_a, "names"_a, "name"_a)
      .def_static(
          "of_columns",
          [](const Columns& columns, std::string name) {
            return Rows(columns.data, std::move(name));
          },
          "columns"_a, "name"_a)
      .def_static(
          "open",
          [](const std::string& data, const std::string& table, const std::string& query,
             const std::string& encoding) {
            Watched watched;
            return Rows(OpenedTable{watched.run(nb::none(),
                                                [=, stop = watched.stop()] {
                                                  return TableSource::open(data, table, query,
                                                                           encoding, stop);
                                                })},
                        data);
          },
          "data"_a, "table"_a = "", "query"_a = "", "encoding"_a = "")
      .def_prop_ro("names", &Rows::names, "Names of the columns.")
      .def_prop_ro("is_opened", &Rows::is_opened, "Whether it is a file or a database.")
      .def_prop_ro("count", &Rows::count,
                   "How many there are; of a stream once it has been read, of a file never.");
}

} // namespace ilk::python
