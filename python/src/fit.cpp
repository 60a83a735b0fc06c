// fit() and what it found.
#include "fit.h"

#include <ilk/artifacts.h>
#include <ilk/customers.h>
#include <ilk/fit.h>
#include <ilk/plan.h>
#include <ilk/profile.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include "arrays.h"
#include "model.h"
#include "watched.h"

namespace ilk::python {
using namespace nb::literals;

FitOptions options_of(const nb::dict& asked, Watched& watched) {
  FitOptions options;
  for (const auto& [key, value] : asked) {
    const auto name = nb::cast<std::string>(key);
    const auto path = [&] { return std::filesystem::path(nb::cast<std::string>(value)); };
    if (name == "configuration")
      options.configuration = path();
    else if (name == "dictionary")
      options.dictionary = path();
    else if (name == "hypotheses")
      options.hypotheses = path();
    else if (name == "playbook")
      options.playbook = path();
    else if (name == "names")
      options.names = path();
    else if (name == "follow")
      options.follow = path();
    else if (name == "k")
      options.k = nb::cast<std::size_t>(value);
    else if (name == "seed")
      options.seed = nb::cast<std::uint64_t>(value);
    else if (name == "threads")
      options.threads = nb::cast<unsigned>(value);
    else if (name == "full_evidence")
      options.evidence = nb::cast<bool>(value) ? EvidenceDepth::full : EvidenceDepth::quick;
    else if (name == "settings")
      for (const auto& [of, is] : nb::cast<nb::dict>(value))
        options.settings.emplace_back(nb::cast<std::string>(of), nb::cast<std::string>(is));
    else
      throw nb::type_error(("no option is named " + name).c_str());
  }
  options.progress = watched.teller();
  options.stop = watched.stop();
  return options;
}

namespace {

const char* word_of(VerdictKind kind) {
  switch (kind) {
  case VerdictKind::segments:
    return "segments";
  case VerdictKind::uncertain:
    return "uncertain";
  case VerdictKind::continuum:
    return "continuum";
  case VerdictKind::too_few:
    break;
  }
  return "too few";
}

nb::list drivers_of(const FoundSegment& segment) {
  nb::list drivers;
  for (const SegmentDriver& driver : segment.drivers) {
    nb::dict one;
    one["attribute"] = driver.attribute;
    one["high"] = driver.high;
    one["dominance"] = driver.dominance;
    one["difference"] = driver.difference;
    drivers.append(one);
  }
  return drivers;
}

nb::list segments_of(const FitResult& fit) {
  nb::list segments;
  for (const FoundSegment& segment : fit.segments()) {
    nb::dict one;
    one["number"] = segment.number;
    one["name"] = segment.name;
    one["customers"] = segment.customers;
    one["share"] = segment.share;
    one["silhouette"] = segment.silhouette;
    one["rule"] = segment.rule;
    one["drivers"] = drivers_of(segment);
    segments.append(one);
  }
  return segments;
}

nb::dict certificate_of(const FitResult& fit) {
  nb::list gates;
  for (const GateOutcome& gate : fit.certificate().gates) {
    nb::dict one;
    one["key"] = gate.key;
    one["claim"] = gate.claim;
    one["measured"] = gate.measured;
    one["passed"] = gate.passed;
    gates.append(one);
  }
  nb::dict certificate;
  certificate["verdict"] = word_of(fit.certificate().verdict);
  certificate["sentence"] = fit.certificate().sentence;
  certificate["gates"] = gates;
  return certificate;
}

nb::list k_table_of(const FitResult& fit) {
  nb::list rows;
  for (const KRow& row : fit.k_table()) {
    nb::dict one;
    one["k"] = row.k;
    one["silhouette_code"] = row.silhouette_code;
    one["silhouette_attributes"] = row.silhouette_attributes;
    one["smallest_share"] = row.smallest_share;
    one["measured"] = row.measured;
    one["excess"] = row.measured ? nb::cast(row.excess) : nb::none();
    one["stability"] = row.measured ? nb::cast(row.stability) : nb::none();
    one["fit"] = row.fit;
    one["supported"] = row.supported;
    rows.append(one);
  }
  return rows;
}

nb::dict files_of(const std::vector<ArtifactFile>& files) {
  nb::dict named;
  for (const ArtifactFile& file : files)
    named[nb::str(file.name.c_str(), file.name.size())] =
        nb::bytes(file.bytes.data(), file.bytes.size());
  return named;
}

// Names, kinds and values of the columns.
struct ValuesOf {
  nb::object operator()(const Numbers& of) const { return nb::cast(array_of(of)); }
  nb::object operator()(const Integers& of) const { return nb::cast(array_of(of)); }
  nb::object operator()(const Booleans& of) const { return nb::cast(array_of(of)); }
  nb::object operator()(const Days& of) const { return nb::cast(array_of(of.days)); }
  nb::object operator()(const Texts& of) const {
    nb::list words;
    for (std::size_t i = 0; i < of.size(); ++i) words.append(nb::str(of[i].data(), of[i].size()));
    return words;
  }
  nb::object operator()(const Categories& of) const {
    nb::list words;
    for (const std::uint32_t code : of.codes)
      words.append(code < of.levels.size() ? nb::str(of.levels[code].data(), of.levels[code].size())
                                           : nb::str(""));
    return words;
  }
};

constexpr const char* column_kinds[] = {"number", "integer", "boolean", "date", "text", "text"};

nb::list columns_of(const Dataset& data) {
  nb::list columns;
  for (const Column& column : data.columns)
    columns.append(nb::make_tuple(
        column.name, column_kinds[column.values.index()], std::visit(ValuesOf(), column.values),
        column.valid.empty() ? nb::none() : nb::cast(array_of(column.valid))));
  return columns;
}

nb::dict run_plan(const FitResult& fit, const std::string& playbook, unsigned threads) {
  Watched watched;
  const PlanResult plan = watched.run(nb::none(), [fit, playbook, threads, stop = watched.stop()] {
    return plan_of(fit, playbook, threads, stop);
  });
  nb::list plays;
  for (const PlannedPlay& play : plan.plays) {
    std::vector<std::uint64_t> labels;
    std::vector<std::uint32_t> priorities;
    std::vector<std::uint8_t> held_out;
    for (const PlannedCustomer& customer : play.customers) {
      labels.push_back(customer.label);
      priorities.push_back(customer.priority);
      held_out.push_back(customer.held_out ? 1 : 0);
    }
    nb::dict one;
    one["name"] = play.name;
    one["title"] = play.title;
    one["action"] = play.action;
    one["contacts"] = play.contacts;
    one["held_out"] = play.held_out;
    one["labels"] = array_of(std::move(labels));
    one["priorities"] = array_of(std::move(priorities));
    one["is_held_out"] = array_of(std::move(held_out));
    plays.append(one);
  }
  nb::dict result;
  result["plays"] = plays;
  result["contacted"] = plan.contacted;
  result["files"] = files_of(plan.files);
  return result;
}

FitResult run_fit(Rows& rows, const nb::dict& asked, const nb::object& progress) {
  Watched watched(progress);
  const FitOptions options = options_of(asked, watched);
  return watched.run(nb::find(rows), [&rows, options] { return fit(rows.table(), options); });
}

nb::dict run_profile(Rows& rows, const nb::dict& asked, const nb::object& progress, bool ids) {
  Watched watched(progress);
  const FitOptions options = options_of(asked, watched);
  const ProfileResult found = watched.run(nb::find(rows), [&rows, options, ids] {
    return profile_of(rows.table(), options, {.ids = ids});
  });
  nb::dict result;
  result["customers"] = found.customers;
  result["roles"] = found.roles;
  result["warnings"] = nb::cast(found.warnings);
  result["observations"] = nb::cast(found.observations);
  result["page"] = found.page;
  result["data"] = found.data;
  result["dictionary"] = found.dictionary;
  return result;
}

nb::dict run_customers(Rows& rows, const nb::dict& asked, const nb::object& progress) {
  Watched watched(progress);
  const FitOptions options = options_of(asked, watched);
  const Customers found =
      watched.run(nb::find(rows), [&rows, options] { return customers_of(rows.table(), options); });
  nb::dict result;
  result["columns"] = columns_of(found.table);
  result["dictionary"] = found.dictionary;
  result["description"] = found.description;
  result["remarks"] = nb::cast(found.remarks);
  return result;
}

} // namespace

void add_fit(nb::module_& module) {
  nb::class_<FitResult>(module, "Fit", "What a fit found.")
      .def_prop_ro("customers", &FitResult::customers)
      .def_prop_ro("why_k", [](const FitResult& fit) { return fit.why_k(); })
      .def_prop_ro("segments", &segments_of,
                   nb::sig("def segments(self) -> list[dict[str, typing.Any]]"))
      .def_prop_ro("certificate", &certificate_of,
                   nb::sig("def certificate(self) -> dict[str, typing.Any]"))
      .def_prop_ro("k_table", &k_table_of,
                   nb::sig("def k_table(self) -> list[dict[str, typing.Any]]"))
      .def_prop_ro(
          "scores", [](const FitResult& fit) { return arrays_of(fit.labels()); },
          nb::sig("def scores(self) -> dict[str, typing.Any]"))
      .def_prop_ro(
          "rows", [](const FitResult& fit) { return array_of(fit.rows()); },
          nb::rv_policy::automatic)
      .def_prop_ro(
          "left_out", [](const FitResult& fit) { return array_of(fit.left_out()); },
          nb::rv_policy::automatic)
      .def_prop_ro("warnings", [](const FitResult& fit) { return fit.warnings(); })
      .def_prop_ro("roles", [](const FitResult& fit) { return fit.roles(); })
      .def_prop_ro("model", [](const FitResult& fit) { return fit.model(); })
      .def(
          "everybody",
          [](const FitResult& fit, unsigned threads) {
            Watched watched;
            return watched.run(nb::none(),
                               [fit, threads] { return model_of_everybody(fit, threads); });
          },
          "threads"_a)
      .def(
          "artifacts",
          [](const FitResult& fit, bool ids, bool share, bool exact) {
            Watched watched;
            return files_of(watched.run(nb::none(), [fit, ids, share, exact] {
              return artifacts_of(fit, {ids, share, exact});
            }));
          },
          "ids"_a = false, "share"_a = false, "exact"_a = false,
          nb::sig(
              "def artifacts(self, ids: bool = False, share: bool = False, exact: bool = False) -> "
              "dict[str, bytes]"))
      .def("plan", &run_plan, "playbook"_a, "threads"_a,
           nb::sig("def plan(self, playbook: str, threads: int) -> dict[str, typing.Any]"))
      .def(
          "write",
          [](const FitResult& fit, const std::string& folder, bool ids, bool share, bool exact) {
            const nb::gil_scoped_release released;
            write_artifacts(fit, folder, {ids, share, exact});
          },
          "folder"_a, "ids"_a = false, "share"_a = false, "exact"_a = false);
  module.def("fit", &run_fit, "rows"_a, "options"_a, "progress"_a = nb::none(),
             nb::sig("def fit(rows: Rows, options: dict[str, typing.Any], progress: "
                     "collections.abc.Callable[[str, float], object] | None = None) -> Fit"));
  module.def("profile", &run_profile, "rows"_a, "options"_a, "progress"_a = nb::none(),
             "ids"_a = false,
             nb::sig("def profile(rows: Rows, options: dict[str, typing.Any], progress: "
                     "collections.abc.Callable[[str, float], object] | None = None, ids: bool = "
                     "False) -> dict[str, typing.Any]"));
  module.def("customers", &run_customers, "rows"_a, "options"_a, "progress"_a = nb::none(),
             nb::sig("def customers(rows: Rows, options: dict[str, typing.Any], progress: "
                     "collections.abc.Callable[[str, float], object] | None = None) -> "
                     "dict[str, typing.Any]"));
}

} // namespace ilk::python
