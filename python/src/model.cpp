// The class Model: scoring, without a fit.
#include "model.h"

#include <memory>

#include <ilk/export.h>
#include <ilk/score.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include "arrays.h"
#include "blocks.h"
#include "watched.h"

namespace ilk::python {

using namespace nb::literals;

nb::dict arrays_of(const std::vector<CustomerScore>& scores) {
  const std::size_t rows = scores.size();
  std::vector<std::int32_t> segment(rows), next(rows);
  std::vector<float> distance(rows), margin(rows);
  auto* const unusual = new bool[rows];
  for (std::size_t i = 0; i < rows; ++i) {
    segment[i] = static_cast<std::int32_t>(scores[i].segment);
    next[i] = static_cast<std::int32_t>(scores[i].next);
    distance[i] = scores[i].distance;
    margin[i] = scores[i].margin;
    unusual[i] = scores[i].unusual;
  }
  const nb::capsule owner(unusual, [](void* of) noexcept { delete[] static_cast<bool*>(of); });
  nb::dict arrays;
  arrays["segment"] = array_of(std::move(segment));
  arrays["next"] = array_of(std::move(next));
  arrays["distance"] = array_of(std::move(distance));
  arrays["margin"] = array_of(std::move(margin));
  arrays["unusual"] = nb::ndarray<nb::numpy, bool>(unusual, {rows}, owner);
  return arrays;
}

namespace {

const char* word_of(InputKind kind) {
  switch (kind) {
  case InputKind::number:
    return "number";
  case InputKind::boolean:
    return "boolean";
  case InputKind::category:
    return "category";
  case InputKind::date:
    return "date";
  }
  return "number";
}

ScoringModel model_of(const nb::bytes& bytes, std::string name) {
  return ScoringModel::from_bytes({bytes.c_str(), bytes.size()}, std::move(name));
}

nb::bytes bytes_of(const ScoringModel& model) {
  const std::string bytes = model.to_bytes();
  return nb::bytes(bytes.data(), bytes.size());
}

} // namespace

nb::list list_of(const std::vector<ModelInput>& of) {
  nb::list inputs;
  for (const ModelInput& input : of) {
    nb::dict one;
    one["name"] = input.name;
    one["kind"] = word_of(input.kind);
    one["unit"] = input.unit;
    one["levels"] = nb::cast(input.levels);
    inputs.append(one);
  }
  return inputs;
}

namespace {

nb::dict score(const ScoringModel& model, Rows& rows, unsigned threads, double most_bad_rows) {
  if (rows.is_opened()) {
    Watched watched;
    const ScoreRequest request{threads, most_bad_rows, watched.stop()};
    const ScoredTable scored = watched.run(nb::find(rows), [model, &rows, request] {
      return score_table(model, rows.table(), request);
    });
    nb::dict arrays = arrays_of(scored.scores);
    arrays["warnings"] = nb::cast(scored.warnings);
    return arrays;
  }
  const auto scorer = std::make_shared<PartScorer>(model, threads);
  nb::dict arrays = arrays_of(of_blocks<CustomerScore>(
      model.inputs(), rows, [scorer](const auto&... block) { return scorer->score(block...); }));
  arrays["warnings"] = nb::cast(scorer->warnings());
  return arrays;
}

// On the calling thread: one that is started for each batch gives all its memory back to the system
// in between, which costs a quarter of the scoring.
nb::dict score_batch(const ScoringModel& model, Rows& rows) {
  constexpr std::size_t rows_in_cache = 2048;
  PartScorer scorer(model, 1);
  std::vector<CustomerScore> all;
  {
    const nb::gil_scoped_release released;
    const auto add = [&](const auto&... block) {
      const std::vector<CustomerScore> some = scorer.score(block...);
      all.insert(all.end(), some.begin(), some.end());
    };
    rows.for_each(names_of(model.inputs()), add, rows_in_cache);
  }
  return arrays_of(all);
}

nb::ndarray<nb::numpy, float> codes(const ScoringModel& model, Rows& rows, unsigned threads) {
  if (rows.is_opened())
    throw UsageError("codes are made of tables in memory", "read the file into a data frame first");
  std::vector<float> all = of_blocks<float>(
      model.inputs(), rows, [=](const auto&... block) { return model.codes(block..., threads); });
  const std::size_t size = model.code_size(), count = size == 0 ? 0 : all.size() / size;
  return array_of(std::move(all), {count, size});
}

nb::dict sql_of(const ScoringModel& model, std::string dialect, bool exact, std::string table,
                std::string id) {
  const SqlStatementText statement =
      to_sql(model, SqlRequest{std::move(dialect), exact ? SqlForm::exact : SqlForm::affine,
                               std::move(table), std::move(id)});
  nb::dict made;
  made["text"] = statement.text;
  made["form"] = statement.form == SqlForm::exact ? "exact" : "affine";
  made["notes"] = nb::cast(statement.notes);
  return made;
}

nb::bytes onnx_of(const ScoringModel& model, bool double_precision) {
  const std::string bytes =
      to_onnx(model, {double_precision ? OnnxFloat::double_precision : OnnxFloat::single});
  return nb::bytes(bytes.data(), bytes.size());
}

} // namespace

void add_model(nb::module_& module) {
  nb::class_<ScoringModel>(module, "Model", "What a fit keeps, for scoring. Immutable.")
      .def_static("from_bytes", &model_of, "data"_a, "name"_a = "the model")
      .def_static(
          "from_file", [](const std::string& path) { return ScoringModel::from_file(path); },
          "path"_a)
      .def("to_bytes", &bytes_of)
      .def("__getstate__", [](const ScoringModel& model) { return bytes_of(model); })
      .def("__setstate__",
           [](ScoringModel& model, const nb::bytes& bytes) {
             new (&model) ScoringModel(model_of(bytes, "the pickled model"));
           })
      .def_prop_ro(
          "inputs", [](const ScoringModel& model) { return list_of(model.inputs()); },
          "The attributes that it needs.",
          nb::sig("def inputs(self) -> list[dict[str, typing.Any]]"))
      .def_prop_ro("segments", [](const ScoringModel& model) { return model.segments(); })
      .def_prop_ro("id_name", [](const ScoringModel& model) { return model.id_name(); })
      .def_prop_ro("fitted_customers", &ScoringModel::fitted_customers)
      .def_prop_ro("code_size", &ScoringModel::code_size)
      .def_prop_ro(
          "centroids",
          [](const ScoringModel& model) {
            return array_of(model.centroids(), {model.segments().size(), model.code_size()});
          },
          nb::rv_policy::automatic)
      .def("score", &score, "rows"_a, "threads"_a, "most_bad_rows"_a = 0.1,
           nb::sig("def score(self, rows: Rows, threads: int, most_bad_rows: float = 0.1) -> "
                   "dict[str, typing.Any]"))
      .def("score_batch", &score_batch, "rows"_a,
           nb::sig("def score_batch(self, rows: Rows) -> dict[str, typing.Any]"),
           "Of rows at hand, on the calling thread alone, which does not hear Ctrl-C meanwhile.")
      .def("codes", &codes, "rows"_a, "threads"_a)
      .def("to_sql", &sql_of, "dialect"_a, "exact"_a, "table"_a, "id"_a,
           nb::sig("def to_sql(self, dialect: str, exact: bool, table: str, id: str) -> "
                   "dict[str, typing.Any]"))
      .def("to_onnx", &onnx_of, "double_precision"_a);
}

} // namespace ilk::python
