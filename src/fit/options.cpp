#include "fit/options.h"

#include <array>
#include <functional>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <toml++/toml.h>

#include "base/listed.h"
#include "encode/ensemble_fit.h"
#include "table/toml_reader.h"

namespace ilk {
namespace {

// One configuration key: where it stands, and how its value reaches the options.
struct Key {
  std::string_view section;
  std::string_view name;
  std::string allowed;                                     // in words, for the error
  std::function<bool(const toml::node&, RunOptions&)> set; // false when the value does not fit
};

std::function<bool(const toml::node&, RunOptions&)> whole(std::size_t& (*field)(RunOptions&),
                                                          std::int64_t least, std::int64_t most) {
  return [=](const toml::node& node, RunOptions& options) {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < least || *value > most) return false;
    field(options) = static_cast<std::size_t>(*value);
    return true;
  };
}

std::function<bool(const toml::node&, RunOptions&)> real(double& (*field)(RunOptions&),
                                                         double least, double most) {
  return [=](const toml::node& node, RunOptions& options) {
    const auto value = node.value<double>();
    if (!node.is_number() || !value || !(*value >= least && *value <= most)) return false;
    field(options) = *value;
    return true;
  };
}

bool set_widths(const toml::node& node, RunOptions& options) {
  const toml::array* list = node.as_array();
  if (list == nullptr || list->empty() || list->size() > 16) return false;
  std::vector<std::size_t> widths;
  for (const toml::node& item : *list) {
    const auto width = item.value_exact<std::int64_t>();
    if (!width || *width < 1 || *width > 4096) return false;
    widths.push_back(static_cast<std::size_t>(*width));
  }
  options.encode.hidden = widths;
  return true;
}

template <class Word>
std::function<bool(const toml::node&, RunOptions&)>
word(std::optional<Word> (*from)(std::string_view), Word& (*field)(RunOptions&)) {
  return [=](const toml::node& node, RunOptions& options) {
    const auto name = node.value_exact<std::string>();
    const auto value = name ? from(*name) : std::nullopt;
    if (value) field(options) = *value;
    return value.has_value();
  };
}

std::function<bool(const toml::node&, RunOptions&)> truth(bool& (*field)(RunOptions&)) {
  return [=](const toml::node& node, RunOptions& options) {
    const auto value = node.value_exact<bool>();
    if (value) field(options) = *value;
    return value.has_value();
  };
}

std::optional<Space> space_from(std::string_view name) {
  for (const Space space : {Space::code, Space::principal, Space::attributes})
    if (name == name_of(space)) return space;
  return std::nullopt;
}

std::optional<RateSchedule> schedule_from(std::string_view name) {
  if (name == "cosine") return RateSchedule::cosine;
  if (name == "constant") return RateSchedule::constant;
  return std::nullopt;
}

const std::vector<Key>& keys() {
  using Options = RunOptions&;
  static const std::vector<Key> list = {
      {"segments", "k", "0 (by the rule), or 2 to 100",
       [](const toml::node& node, RunOptions& options) {
         const auto k = node.value_exact<std::int64_t>();
         if (!k || *k < 0 || *k == 1 || *k > 100) return false;
         options.k = static_cast<std::size_t>(*k);
         return true;
       }},
      {"segments", "largest_k", "a whole number from 2 to 100",
       whole([](Options o) -> std::size_t& { return o.largest_k; }, 2, 100)},
      {"segments", "restarts", "a whole number from 1 to 1000",
       whole([](Options o) -> std::size_t& { return o.restarts; }, 1, 1000)},
      {"segments", "evidence_rows", "a whole number from 100 to 100000",
       whole([](Options o) -> std::size_t& { return o.evidence_rows; }, 100, 100'000)},
      {"segments", "ward_exact_max", "a whole number from 100 to 10000000",
       whole([](Options o) -> std::size_t& { return o.ward_exact_max; }, 100, 10'000'000)},
      {"run", "seed", "a whole number from 0",
       [](const toml::node& node, RunOptions& options) {
         const auto seed = node.value_exact<std::int64_t>();
         if (!seed || *seed < 0) return false;
         options.seed = static_cast<std::uint64_t>(*seed);
         return true;
       }},
      {"run", "most_bad_rows", "a share from 0 to 1",
       real([](Options o) -> double& { return o.read.most_bad_rows; }, 0, 1)},
      {"prepare", "tails", choice_of(names_of_tails()),
       word<Tail>(tail_from, [](Options o) -> Tail& { return o.prepare.tails; })},
      {"prepare", "scale", choice_of(names_of_scales()),
       word<Scale>(scale_from, [](Options o) -> Scale& { return o.prepare.scale; })},
      {"prepare", "fill", choice_of(names_of_fills_for_all()),
       word<Fill>(fill_for_all_from, [](Options o) -> Fill& { return o.prepare.fill; })},
      {"prepare", "category_weight", "a number from 0.001 to 1000",
       real([](Options o) -> double& { return o.prepare.category_weight; }, 0.001, 1000)},
      {"prepare", "rare_level", "a share from 0 to 0.5",
       real([](Options o) -> double& { return o.prepare.rare_level; }, 0, 0.5)},
      {"prepare", "missing_indicator", "true or false",
       truth([](Options o) -> bool& { return o.prepare.missing_indicator; })},
      {"prepare", "missing_weight", "a number from 0.001 to 1000",
       real([](Options o) -> double& { return o.prepare.missing_weight; }, 0.001, 1000)},
      {"prepare", "outliers", "\"report\" or \"leave_out\"",
       word<OutlierPolicy>(outlier_policy_from,
                           [](Options o) -> OutlierPolicy& { return o.outliers; })},
      {"prepare", "leave_out_outliers", "true or false",
       truth([](Options o) -> bool& { return o.leave_out_outliers; })},
      {"encoder", "space", "\"code\", \"principal axes\" or \"attributes\"",
       word<Space>(space_from, [](Options o) -> Space& { return o.encode.space; })},
      {"encoder", "joint", "true or false", truth([](Options o) -> bool& { return o.joint; })},
      {"encoder", "fall_back", "true or false",
       truth([](Options o) -> bool& { return o.fall_back; })},
      {"encoder", "linear_path", "true or false",
       truth([](Options o) -> bool& { return o.encode.linear_path; })},
      {"encoder", "encoders", "a whole number from 1 to 256",
       whole([](Options o) -> std::size_t& { return o.encode.encoders; }, 1, 256)},
      {"encoder", "hidden", "a list of 1 to 16 widths from 1 to 4096", set_widths},
      {"encoder", "code", "0 (by code_variance), or up to 1000",
       whole([](Options o) -> std::size_t& { return o.encode.code; }, 0, 1000)},
      {"encoder", "code_variance", "a share from 0.01 to 1",
       real([](Options o) -> double& { return o.encode.code_variance; }, 0.01, 1)},
      {"encoder", "kept", "a share from 0.01 to 1",
       real([](Options o) -> double& { return o.encode.kept; }, 0.01, 1)},
      {"encoder", "training_rows", "a whole number from 100",
       whole([](Options o) -> std::size_t& { return o.encode.training_rows; }, 100, 1'000'000'000)},
      {"encoder", "epochs", "a whole number from 1 to 10000",
       whole([](Options o) -> std::size_t& { return o.encode.training.epochs; }, 1, 10'000)},
      {"encoder", "most_steps", "a whole number from 1",
       whole([](Options o) -> std::size_t& { return o.encode.training.most_steps; }, 1,
             1'000'000'000)},
      {"encoder", "batch", "a whole number from 1 to 65536",
       whole([](Options o) -> std::size_t& { return o.encode.training.batch; }, 1, 65'536)},
      {"encoder", "rate", "a number above 0, at most 1",
       real([](Options o) -> double& { return o.encode.training.rate; }, 1e-12, 1)},
      {"encoder", "schedule", "\"cosine\" or \"constant\"",
       word<RateSchedule>(schedule_from,
                          [](Options o) -> RateSchedule& { return o.encode.training.schedule; })},
      {"encoder", "weight_decay", "a number from 0 to 1",
       real([](Options o) -> double& { return o.encode.training.weight_decay; }, 0, 1)},
      {"encoder", "held_out", "a share from 0 to 0.9",
       real([](Options o) -> double& { return o.encode.training.held_out; }, 0, 0.9)},
      {"encoder", "patience", "a whole number from 1",
       whole([](Options o) -> std::size_t& { return o.encode.training.patience; }, 1, 10'000)},
      {"evidence", "depth", "\"quick\" or \"full\"",
       [](const toml::node& node, RunOptions& options) {
         const auto name = node.value_exact<std::string>();
         const auto depth = name ? depth_from(*name) : std::nullopt;
         if (depth) options.evidence = evidence_of(*depth);
         return depth.has_value();
       }},
      {"evidence", "null_reruns", "a whole number from 2 to 1000",
       whole([](Options o) -> std::size_t& { return o.evidence.null_reruns; }, 2, 1000)},
      {"evidence", "null_rows", "a whole number from 100 to 100000",
       whole([](Options o) -> std::size_t& { return o.evidence.null_rows; }, 100, 100'000)},
      {"evidence", "bootstraps", "a whole number from 2 to 1000",
       whole([](Options o) -> std::size_t& { return o.evidence.bootstraps; }, 2, 1000)},
      {"evidence", "encoders", "a whole number from 1 to 256",
       whole([](Options o) -> std::size_t& { return o.evidence.encoders; }, 1, 256)},
      {"evidence", "encoder_reruns", "a whole number from 1 to 100",
       whole([](Options o) -> std::size_t& { return o.evidence.encoder_reruns; }, 1, 100)},
      {"evidence", "observed_reruns", "a whole number from 1 to 1000",
       whole([](Options o) -> std::size_t& { return o.evidence.observed_reruns; }, 1, 1000)},
      {"evidence", "restarts", "a whole number from 1 to 1000",
       whole([](Options o) -> std::size_t& { return o.evidence.restarts; }, 1, 1000)},
      {"evidence", "attribute_restarts", "a whole number from 1 to 1000",
       whole([](Options o) -> std::size_t& { return o.evidence.attribute_restarts; }, 1, 1000)},
      {"evidence", "silhouette_rows", "a whole number from 100 to 100000",
       whole([](Options o) -> std::size_t& { return o.evidence.silhouette_rows; }, 100, 100'000)},
      {"evidence", "encoder_halves", "true or false",
       truth([](Options o) -> bool& { return o.evidence.encoder_halves; })},
      {"evidence", "every_cleaning", "true or false",
       truth([](Options o) -> bool& { return o.evidence.every_cleaning; })},
      {"evidence", "gap_references", "a whole number from 2 to 1000",
       whole([](Options o) -> std::size_t& { return o.evidence.gap_references; }, 2, 1000)},
      {"evidence", "gap_rows", "a whole number from 100 to 100000",
       whole([](Options o) -> std::size_t& { return o.evidence.gap_rows; }, 100, 100'000)},
      {"gates", "customers", "a whole number from 1",
       whole([](Options o) -> std::size_t& { return o.gates.customers; }, 1, 1'000'000'000)},
      {"gates", "null_excess", "a number from 0 to 1",
       real([](Options o) -> double& { return o.gates.null_excess; }, 0, 1)},
      {"gates", "encoder_agreement", "a number from 0 to 1",
       real([](Options o) -> double& { return o.gates.encoder_agreement; }, 0, 1)},
      {"gates", "bootstrap_agreement", "a number from 0 to 1",
       real([](Options o) -> double& { return o.gates.bootstrap_agreement; }, 0, 1)},
      {"gates", "input_silhouette", "a share from 0 to 1",
       real([](Options o) -> double& { return o.gates.input_silhouette; }, 0, 1)},
      {"gates", "smallest_share", "a share from 0 to 1",
       real([](Options o) -> double& { return o.gates.smallest_share; }, 0, 1)},
  };
  return list;
}

std::string known_keys(std::string_view section) {
  std::string names;
  for (const Key& key : keys())
    if (key.section == section) names += (names.empty() ? "" : ", ") + std::string(key.name);
  return names;
}

void apply_key(const TomlReader& reader, std::string_view section, const toml::key& name,
               const toml::node& value, RunOptions& options) {
  for (const Key& key : keys()) {
    if (key.section != section || key.name != name.str()) continue;
    if (key.set(value, options)) return;
    reader.fail(value.source(), fmt::format("{}.{} does not fit", section, name.str()),
                fmt::format("it must be {}", key.allowed));
  }
  reader.fail(name.source(), fmt::format("there is no key '{}' in [{}]", name.str(), section),
              fmt::format("the keys there are: {}", known_keys(section)));
}

} // namespace

std::string_view name_of(OutlierPolicy policy) {
  return policy == OutlierPolicy::leave_out ? "leave_out" : "report";
}

std::optional<OutlierPolicy> outlier_policy_from(std::string_view name) {
  if (name == "report") return OutlierPolicy::report;
  if (name == "leave_out") return OutlierPolicy::leave_out;
  return std::nullopt;
}

std::string_view name_of(Depth depth) {
  return depth == Depth::full ? "full" : "quick";
}

std::optional<Depth> depth_from(std::string_view name) {
  if (name == "quick") return Depth::quick;
  if (name == "full") return Depth::full;
  return std::nullopt;
}

EvidenceOptions evidence_of(Depth depth) {
  EvidenceOptions options;
  if (depth == Depth::quick) return options;
  options.depth = depth;
  options.null_reruns = 20;
  options.observed_reruns = 4;
  options.null_rows = 5'000;
  options.bootstraps = 50;
  options.encoder_halves = false;
  options.encoder_reruns = 3;
  options.every_cleaning = true;
  options.gap_references = 20;
  return options;
}

RunOptions load_options(const std::filesystem::path& path, RunOptions base,
                        std::optional<Depth> depth) {
  const toml::table document = parse_toml(path);
  const std::string file = path.string();
  const TomlReader reader(file);
  for (const auto& [section, node] : document) {
    const toml::table* table = node.as_table();
    if (table == nullptr || known_keys(section.str()).empty())
      reader.fail(section.source(), fmt::format("there is no section [{}]", section.str()),
                  "the sections are: [run], [segments], [prepare], [encoder], [evidence], [gates]");
    if (section != "evidence") continue;
    // The depth comes with values of its own, which other keys then change.
    for (const auto& [name, value] : *table)
      if (name == "depth") apply_key(reader, section.str(), name, value, base);
  }
  if (depth) base.evidence = evidence_of(*depth);
  for (const auto& [section, node] : document)
    for (const auto& [name, value] : *node.as_table())
      if (section != "evidence" || name != "depth")
        apply_key(reader, section.str(), name, value, base);
  return base;
}

nlohmann::json to_json(const RunOptions& options) {
  const TrainOptions& training = options.encode.training;
  const auto file = [](const std::optional<std::filesystem::path>& path) {
    return path ? nlohmann::json(path->string()) : nlohmann::json();
  };
  return {{"schema", file(options.read.schema)},
          {"names", file(options.names)},
          {"follow", file(options.follow)},
          {"run", {{"seed", options.seed}, {"most_bad_rows", options.read.most_bad_rows}}},
          {"segments",
           {{"k", options.k},
            {"largest_k", options.largest_k},
            {"restarts", options.restarts},
            {"evidence_rows", options.evidence_rows},
            {"ward_exact_max", options.ward_exact_max}}},
          {"prepare",
           {{"tails", name_of(options.prepare.tails)},
            {"scale", name_of(options.prepare.scale)},
            {"fill", name_of(options.prepare.fill)},
            {"category_weight", options.prepare.category_weight},
            {"rare_level", options.prepare.rare_level},
            {"missing_indicator", options.prepare.missing_indicator},
            {"missing_weight", options.prepare.missing_weight},
            {"outliers", name_of(options.outliers)},
            {"leave_out_outliers", options.leave_out_outliers}}},
          {"encoder",
           {{"space", name_of(options.encode.space)},
            {"joint", options.joint},
            {"fall_back", options.fall_back},
            {"linear_path", options.encode.linear_path},
            {"encoders", options.encode.encoders},
            {"hidden", options.encode.hidden},
            {"code", options.encode.code},
            {"code_variance", options.encode.code_variance},
            {"kept", options.encode.kept},
            {"training_rows", options.encode.training_rows},
            {"epochs", training.epochs},
            {"most_steps", training.most_steps},
            {"batch", training.batch},
            {"rate", training.rate},
            {"schedule", training.schedule == RateSchedule::cosine ? "cosine" : "constant"},
            {"weight_decay", training.weight_decay},
            {"held_out", training.held_out},
            {"patience", training.patience}}},
          {"evidence",
           {{"depth", name_of(options.evidence.depth)},
            {"null_reruns", options.evidence.null_reruns},
            {"null_rows", options.evidence.null_rows},
            {"bootstraps", options.evidence.bootstraps},
            {"observed_reruns", options.evidence.observed_reruns},
            {"encoders", options.evidence.encoders},
            {"restarts", options.evidence.restarts},
            {"attribute_restarts", options.evidence.attribute_restarts},
            {"silhouette_rows", options.evidence.silhouette_rows},
            {"encoder_halves", options.evidence.encoder_halves},
            {"encoder_reruns", options.evidence.encoder_reruns},
            {"every_cleaning", options.evidence.every_cleaning},
            {"gap_references", options.evidence.gap_references},
            {"gap_rows", options.evidence.gap_rows}}},
          {"gates",
           {{"customers", options.gates.customers},
            {"null_excess", options.gates.null_excess},
            {"encoder_agreement", options.gates.encoder_agreement},
            {"bootstrap_agreement", options.gates.bootstrap_agreement},
            {"input_silhouette", options.gates.input_silhouette},
            {"smallest_share", options.gates.smallest_share}}}};
}

} // namespace ilk
