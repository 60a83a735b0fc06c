#include "fit/option_table.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <mutex>

#include "fit/option_field.h"
#include "fit/transactions_options.h"

namespace ilk {
namespace {

constexpr std::int64_t unbounded = 1'000'000'000;

Option configuration() {
  Option option = file_option("configuration", ILK_FIELD(configuration),
                              "configuration in TOML, which other options override");
  option.in_file = false;
  return std::move(option).with_flag("config");
}

std::vector<Option> files() {
  return {
      configuration(),
      file_option("schema", ILK_FIELD(read.schema),
                  "data dictionary in TOML; inferred when absent (see ilk schema)")
          .with_flag("schema"),
      file_option("hypotheses", ILK_FIELD(hypotheses), "claims in TOML, which the report answers")
          .with_flag("hypotheses"),
      file_option("names", ILK_FIELD(names), "names for segments in TOML, by their number")
          .with_flag("names"),
      file_option("follow", ILK_FIELD(follow),
                  "an earlier model.json, whose numbers and names go on where they fit")
          .with_flag("follow"),
      file_option("playbook", ILK_FIELD(playbook),
                  "plays in TOML: which customers to do what with; writes a list for each")
          .with_flag("playbook"),
  };
}

Option number_of_segments() {
  Option option = whole_option("segments", "k", ILK_FIELD(k), 0, 100,
                               "a number of segments from 2 to 100, or \"auto\"",
                               "number of segments; auto (or 0): by the rule");
  option.set = [set = option.set](const OptionValue& value, RunOptions& options) {
    if (value == OptionValue(std::string("auto"))) return set(std::int64_t{0}, options);
    return value != OptionValue(std::int64_t{1}) && set(value, options);
  };
  return std::move(option).with_flag("k").with_word("auto", std::int64_t{0});
}

std::vector<Option> run() {
  return {
      whole_option("run", "seed", ILK_FIELD(seed), 0, std::numeric_limits<std::int64_t>::max(),
                   "a whole number from 0", "seed of all random numbers")
          .with_flag("seed"),
      real_option("run", "most_bad_rows", ILK_FIELD(read.most_bad_rows), 0, 1,
                  "a share from 0 to 1, \"report\" (0.1) or \"fail\" (0)",
                  "the run stops when a larger share of the rows cannot be read; fewer are left "
                  "out and told of. On the command line: report (0.1), fail (0) or the share")
          .with_flag("on-bad-row")
          .with_word("report", 0.1)
          .with_word("fail", 0.0),
      text_option("run", "encoding", ILK_FIELD(read.encoding),
                  "a name that `iconv -l` lists, such as \"windows-1251\"",
                  "how the letters of a text file are written; found out when absent")
          .with_flag("encoding"),
  };
}

std::vector<Option> roles() {
  return {
      columns_option("roles", "id", ILK_FIELD(read.roles.id),
                     "column that names the customers; one")
          .with_flag("id"),
      columns_option("roles", "attribute", ILK_FIELD(read.roles.attribute),
                     "columns that segments are made from, whatever they look like")
          .with_flag("attribute"),
      columns_option(
          "roles", "label", ILK_FIELD(read.roles.label),
          "columns that are known afterwards, such as churn: told of each segment, and not "
          "made from")
          .with_flag("label"),
      columns_option("roles", "ignore", ILK_FIELD(read.roles.ignore), "columns that are left out")
          .with_flag("ignore"),
  };
}

std::vector<Option> segments() {
  return {
      number_of_segments(),
      whole_option("segments", "largest_k", ILK_FIELD(largest_k), 2, 100,
                   "a whole number from 2 to 100", "numbers of segments from 2 to this are tried"),
      truth_option("segments", "grow", ILK_FIELD(grow),
                   "more are tried, to 100, while the choice lies near the end"),
      truth_option("segments", "kinds", ILK_FIELD(kinds),
                   "kinds of customers are looked for by a mixture too, and segments made of them "
                   "where they hold"),
      whole_option("segments", "restarts", ILK_FIELD(restarts), 1, 1000,
                   "a whole number from 1 to 1000", "seedings of k-means per number of segments"),
      whole_option("segments", "evidence_rows", ILK_FIELD(evidence_rows), 100, 100'000,
                   "a whole number from 100 to 100000",
                   "the choice of k uses at most this many customers, a random sample of more, of "
                   "which the final silhouette looks at about 2,000; with more than 20 prepared "
                   "columns as many values as 20 have, but 5,000 customers"),
      whole_option("segments", "ward_exact_max", ILK_FIELD(ward_exact_max), 100, 10'000'000,
                   "a whole number from 100 to 10000000",
                   "customers up to which the Ward tree is made of all; above, and where a wide "
                   "table has more than evidence is taken on, of those, and where they are more, "
                   "of 2,000 weighted micro-clusters")
          .with_flag("ward-exact-max"),
  };
}

std::vector<Option> prepare() {
  return {
      method_option("prepare", "tails", ILK_FIELD(prepare.tails), names_of_tails, tail_from,
                    "what is done about long tails, for all columns whose dictionary entry "
                    "leaves it open. " +
                        transforms().explained() +
                        "; automatic chooses between none, log1p and yeo_johnson"),
      method_option("prepare", "scale", ILK_FIELD(prepare.scale), names_of_scales, scale_from,
                    scale_methods().explained()),
      method_option("prepare", "fill", ILK_FIELD(prepare.fill), names_of_fills_for_all,
                    fill_for_all_from,
                    "what replaces a missing number. " + fill_methods().explained() +
                        ". automatic takes, column by column, the one with the least error on up "
                        "to 500 values that are hidden from it; neighbours and ridge must better "
                        "the median by 5%, and neighbours every other by 10%"),
      truth_option("prepare", "portable", ILK_FIELD(prepare.portable),
                   "fills nothing by neighbours, so that every form of an exported model can "
                   "express what was fitted")
          .with_flag("portable"),
      real_option("prepare", "category_weight", ILK_FIELD(prepare.category_weight), 0.001, 1000,
                  "a number from 0.001 to 1000",
                  "variance of a category (all its columns together) or a boolean, against 1 of a "
                  "number; the dictionary's weight goes before"),
      real_option("prepare", "rare_level", ILK_FIELD(prepare.rare_level), 0, 0.5,
                  "a share from 0 to 0.5",
                  "levels of a category that a smaller share of the customers has are taken "
                  "together as \"other\", and so are those beyond the 20 commonest"),
      truth_option("prepare", "missing_indicator", ILK_FIELD(prepare.missing_indicator),
                   "adds a column for telling that a value is missing, where 5% to 95% of the "
                   "customers lack it and another column differs between them and the others (area "
                   "under the curve at least 0.1 from 0.5, significant after Benjamini and "
                   "Hochberg)"),
      real_option("prepare", "missing_weight", ILK_FIELD(prepare.missing_weight), 0.001, 1000,
                  "a number from 0.001 to 1000", "variance of such a column"),
      word_option<OutlierPolicy>(
          "prepare", "outliers", ILK_FIELD(outliers),
          {OutlierPolicy::report, OutlierPolicy::leave_out},
          "customers far from the rest in several numbers together (robust distance beyond the "
          "99.9% quantile of chi-square) are told of, or, with leave_out, left out of the fit and "
          "listed in outliers.csv; more than 20% are refused"),
      truth_option("prepare", "leave_out_outliers", ILK_FIELD(leave_out_outliers),
                   "tiny groups far from everybody are left out of the fit and listed in "
                   "outliers.csv"),
  };
}

Option hidden_widths() {
  return {"encoder",
          "hidden",
          "a list of 1 to 16 widths from 1 to 4096",
          "widths of the encoder's hidden layers; the decoder mirrors them",
          [](const RunOptions& options) {
            const auto& widths = options.encode.hidden;
            return OptionValue(std::vector<std::int64_t>(widths.begin(), widths.end()));
          },
          [](const OptionValue& value, RunOptions& options) {
            const auto* widths = std::get_if<std::vector<std::int64_t>>(&value);
            const auto fits = [](std::int64_t width) { return width >= 1 && width <= 4096; };
            if (widths == nullptr || widths->empty() || widths->size() > 16 ||
                !std::ranges::all_of(*widths, fits))
              return false;
            options.encode.hidden.assign(widths->begin(), widths->end());
            return true;
          },
          ""};
}

std::vector<Option> encoder() {
  return {
      word_option<Space>("encoder", "space", ILK_FIELD(encode.space),
                         {Space::code, Space::principal, Space::attributes},
                         "what segments are made in; all but code without autoencoders"),
      truth_option("encoder", "fall_back", ILK_FIELD(fall_back),
                   "where a gate fails in the code, the principal axes are tried, then the "
                   "attributes"),
      truth_option("encoder", "joint", ILK_FIELD(joint),
                   "tune the encoders for the segments too (IDEC); kept where its gates hold")
          .with_flag("joint"),
      truth_option("encoder", "linear_path", ILK_FIELD(encode.linear_path),
                   "false: plain autoencoders, which do not start from the principal components"),
      whole_option("encoder", "encoders", ILK_FIELD(encode.encoders), 1, 256,
                   "a whole number from 1 to 256", "autoencoders in the ensemble")
          .with_flag("encoders"),
      hidden_widths(),
      whole_option("encoder", "code", ILK_FIELD(encode.code), 0, 1000,
                   "0 (by code_variance), or up to 1000",
                   "units of each encoder's code; 0: by code_variance"),
      real_option("encoder", "code_variance", ILK_FIELD(encode.code_variance), 0.01, 1,
                  "a share from 0.01 to 1",
                  "as many code units as principal axes that keep this share of the variance, at "
                  "most 64"),
      real_option("encoder", "kept", ILK_FIELD(encode.kept), 0.01, 1, "a share from 0.01 to 1",
                  "share of the joined codes' variance that the final code keeps"),
      whole_option("encoder", "training_rows", ILK_FIELD(encode.training_rows), 100, unbounded,
                   "a whole number from 100",
                   "trained on a random sample of at most this many customers"),
      whole_option("encoder", "epochs", ILK_FIELD(encode.training.epochs), 1, 10'000,
                   "a whole number from 1 to 10000", "passes over the training rows"),
      whole_option("encoder", "most_steps", ILK_FIELD(encode.training.most_steps), 1, unbounded,
                   "a whole number from 1",
                   "fewer epochs when their batches are more than this, but at least 5"),
      whole_option("encoder", "batch", ILK_FIELD(encode.training.batch), 1, 65'536,
                   "a whole number from 1 to 65536", "customers per step"),
      real_option("encoder", "rate", ILK_FIELD(encode.training.rate), 1e-12, 1,
                  "a number above 0, at most 1", "Adam's learning rate at the start"),
      word_option<RateSchedule>("encoder", "schedule", ILK_FIELD(encode.training.schedule),
                                {RateSchedule::cosine, RateSchedule::constant},
                                "how that rate goes on"),
      real_option("encoder", "weight_decay", ILK_FIELD(encode.training.weight_decay), 0, 1,
                  "a number from 0 to 1", "decoupled from the gradient"),
      real_option("encoder", "held_out", ILK_FIELD(encode.training.held_out), 0, 0.9,
                  "a share from 0 to 0.9",
                  "share of the training rows kept aside to stop early and to measure the "
                  "reconstruction"),
      whole_option("encoder", "patience", ILK_FIELD(encode.training.patience), 1, 10'000,
                   "a whole number from 1 to 10000",
                   "epochs without a better held-out loss before training stops"),
  };
}

Option depth_of_evidence() {
  Option option = word_option<Depth>(
      "evidence", "depth", ILK_FIELD(evidence.depth), {Depth::quick, Depth::full},
      "quick, or full for some seconds more: 20 reruns of each null on 5,000 customers, 50 "
      "redrawings, 3 ensembles trained anew, all ways with tails; other keys of the section then "
      "change that");
  option.set = [set = option.set](const OptionValue& value, RunOptions& options) {
    if (!set(value, options)) return false;
    options.evidence = evidence_of(options.evidence.depth);
    return true;
  };
  option.comes_first = true;
  return std::move(option).with_flag("evidence");
}

Option evidence_count(std::string key, auto field, std::int64_t most, std::string meaning,
                      std::int64_t least = 1) {
  return whole_option("evidence", std::move(key), field, least, most,
                      "a whole number from " + std::to_string(least) + " to " +
                          std::to_string(most),
                      std::move(meaning));
}

std::vector<Option> evidence() {
  return {
      depth_of_evidence(),
      evidence_count("null_reruns", ILK_FIELD(evidence.null_reruns), 1000, "reruns of each null",
                     2),
      evidence_count("null_rows", ILK_FIELD(evidence.null_rows), 100'000,
                     "customers of the nulls and of what is compared with them, at most", 100),
      evidence_count("bootstraps", ILK_FIELD(evidence.bootstraps), 1000,
                     "redrawings of the customers", 2),
      evidence_count("encoders", ILK_FIELD(evidence.encoders), 256, "encoders of a rerun, at most"),
      evidence_count("encoder_reruns", ILK_FIELD(evidence.encoder_reruns), 100,
                     "ensembles trained anew, where halves of one cannot be compared"),
      truth_option("evidence", "encoder_halves", ILK_FIELD(evidence.encoder_halves),
                   "compare one half of the ensemble with the other, where it has two"),
      evidence_count("observed_reruns", ILK_FIELD(evidence.observed_reruns), 1000,
                     "reruns of the table itself, which are compared with the nulls"),
      evidence_count("restarts", ILK_FIELD(evidence.restarts), 1000,
                     "seedings of k-means in a rerun, on the codes"),
      evidence_count("attribute_restarts", ILK_FIELD(evidence.attribute_restarts), 1000,
                     "the same on the attributes"),
      evidence_count("silhouette_rows", ILK_FIELD(evidence.silhouette_rows), 100'000,
                     "customers that a rerun's silhouettes are taken of", 100),
      truth_option("evidence", "every_cleaning", ILK_FIELD(evidence.every_cleaning),
                   "all other ways with tails, not one"),
      evidence_count("gap_references", ILK_FIELD(evidence.gap_references), 1000,
                     "uniform tables of the gap statistic", 2),
      evidence_count("gap_rows", ILK_FIELD(evidence.gap_rows), 100'000, "customers it looks at",
                     100),
  };
}

// One of every gate that has a limit.
std::vector<Option> gates() {
  std::vector<Option> options;
  for (const GateRule* rule : gate_rules()) {
    if (!rule->limit) continue;
    const auto field = [rule](auto& options) -> auto& {
      return options.gates[*rule];
    };
    const GateLimit& limit = *rule->limit;
    const std::string name(rule->name), allowed(limit.allowed), help(limit.help);
    options.push_back(
        limit.form == GateLimit::Form::count
            ? whole_option("gates", name, field, static_cast<std::int64_t>(limit.least),
                           static_cast<std::int64_t>(limit.most), allowed, help)
            : real_option("gates", name, field, limit.least, limit.most, allowed, help));
  }
  return options;
}

} // namespace

const std::vector<Option>& option_table() {
  // One for each set of methods that there has been: a program may bring some for a while, and
  // settings point to their options.
  static std::mutex mutex;
  static std::map<std::vector<std::string_view>, std::vector<Option>> tables;
  std::vector<std::string_view> methods;
  const auto add = [&](const auto& list) {
    std::ranges::copy(list.names(), std::back_inserter(methods));
  };
  add(transforms());
  add(scale_methods());
  add(fill_methods());
  add(gate_rules());
  const std::lock_guard lock(mutex);
  const auto [at, is_new] = tables.try_emplace(std::move(methods));
  if (is_new)
    for (auto part :
         {files, run, roles, transactions_options, segments, prepare, encoder, evidence, gates})
      std::ranges::move(part(), std::back_inserter(at->second));
  return at->second;
}

const Option* find_option(std::string_view section, std::string_view key) {
  const auto& table = option_table();
  const auto found = std::ranges::find_if(
      table, [&](const Option& option) { return option.section == section && option.key == key; });
  return found == table.end() ? nullptr : &*found;
}

const Option* find_flag(std::string_view flag) {
  const auto& table = option_table();
  const auto found = std::ranges::find(table, flag, &Option::flag);
  return flag.empty() || found == table.end() ? nullptr : &*found;
}

} // namespace ilk
