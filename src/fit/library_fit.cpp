// fit() of the public library.
#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "facts/segment_names.h"
#include "facts/verdict.h"
#include "fit/artifacts.h"
#include "fit/held_fit.h"
#include "ilk/fit.h"
#include "model/model_access.h"
#include "words/choice_words.h"
#include "words/gate_words.h"
#include "words/rule_words.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

RunOptions run_options(const FitOptions& asked) {
  if (asked.threads == 0) throw UsageError("a fit needs at least one thread", "give threads = 1");
  std::vector<Setting> settings;
  if (!asked.configuration.empty()) settings = read_settings(asked.configuration);
  const auto set = [&](const char* key, const std::string& text) {
    if (!text.empty()) settings.push_back(setting_of_key(key, text));
  };
  set("files.schema", asked.dictionary.string());
  set("files.hypotheses", asked.hypotheses.string());
  set("files.playbook", asked.playbook.string());
  set("files.names", asked.names.string());
  set("files.follow", asked.follow.string());
  if (asked.evidence == EvidenceDepth::full) set("evidence.depth", "full");
  if (asked.k != 0) set("segments.k", std::to_string(asked.k));
  if (asked.seed != 0) set("run.seed", std::to_string(asked.seed));
  for (const auto& [key, text] : asked.settings) settings.push_back(setting_of_key(key, text));
  RunOptions options = options_with(settings);
  if (!options.read.encoding.empty())
    throw UsageError("run.encoding is set, but the table is open already",
                     "name the encoding in TableSource::open");
  return options;
}

// Hands on what the stages tell.
class Teller final : public Progress {
 public:
  explicit Teller(const std::function<void(std::string_view, double)>& tell) : tell_(tell) {}

  void stage(std::string_view name) override {
    if (!tell_) return;
    const std::lock_guard lock(mutex_);
    stage_ = name;
    tell_(stage_, 0);
  }
  void advance(double share) override {
    if (!tell_) return;
    const std::lock_guard lock(mutex_);
    tell_(stage_, share);
  }

 private:
  const std::function<void(std::string_view, double)>& tell_;
  std::mutex mutex_;
  std::string stage_;
};

std::vector<FoundSegment> segments_of(const Segmentation& whole) {
  std::vector<FoundSegment> found;
  for (const Segment& segment : whole.characterised.explanation.segments)
    found.push_back(
        {segment.id, segment.name, segment.size, segment.share,
         whole.judged.silhouettes[segment.id - 1],
         segment.rule ? rule_words(*segment.rule, whole.model.preparation.columns) : ""});
  return found;
}

VerdictKind kind_of(const Verdict& verdict) {
  switch (verdict.kind()) {
  case Verdict::Kind::segments:
    return VerdictKind::segments;
  case Verdict::Kind::uncertain:
    return VerdictKind::uncertain;
  case Verdict::Kind::continuum:
    return VerdictKind::continuum;
  case Verdict::Kind::too_few:
    break;
  }
  return VerdictKind::too_few;
}

CertificateSummary certificate_of(const Segmentation& whole) {
  const Certificate& certificate = whole.judged.certificate;
  CertificateSummary summary{
      kind_of(verdict_of(certificate)),
      verdict_sentence(certificate, segment_names(whole.characterised.explanation)),
      {}};
  for (const Gate& gate : certificate.gates)
    summary.gates.push_back({std::string(gate.key()), gate_claim(gate, certificate.figures),
                             gate_measured(gate, certificate.figures), gate.passed});
  return summary;
}

std::vector<KRow> k_rows(const std::vector<KEvidence>& table) {
  std::vector<KRow> rows;
  for (const KEvidence& row : table)
    rows.push_back({row.k, row.silhouette_code, row.silhouette_attributes, row.smallest_share,
                    row.measured, row.null_excess, row.bootstrap, row.fit});
  return rows;
}

} // namespace

FitResult FitResult::of(std::shared_ptr<const HeldFit> whole) {
  ScoringModel model = ModelAccess::wrap(
      std::shared_ptr<const Model>(whole, &whole->segmentation.model)); // lives as long
  return FitResult(std::move(whole), std::move(model));
}

FitResult::FitResult(std::shared_ptr<const HeldFit> whole, ScoringModel model)
    : whole_(std::move(whole)),
      why_k_(reason_words(whole_->segmentation.chosen,
                          segment_names(whole_->segmentation.characterised.explanation))),
      segments_(segments_of(whole_->segmentation)),
      certificate_(certificate_of(whole_->segmentation)),
      k_table_(k_rows(whole_->segmentation.chosen.table)), model_(std::move(model)) {
  const Segmentation& found = whole_->segmentation;
  for (const std::uint32_t row : found.read.table.in_source_order()) {
    const Score& score = found.scores[row];
    labels_.push_back(
        {score.segment, score.next, score.distance, score.margin, is_unusual(found.model, score)});
  }
  for (const std::uint32_t row : found.outliers)
    left_out_.push_back(found.read.table.position_of(row));
  std::ranges::sort(left_out_);
}

std::uint64_t FitResult::customers() const {
  return whole_->segmentation.read.table.rows();
}

FitResult fit(const TableSource& source, const FitOptions& options) {
  RunOptions run = run_options(options);
  Teller teller(options.progress);
  Execution execution(options.threads, &teller, options.stop);
  Stopwatch stopwatch;
  Segmentation found = run_segmentation(execution, source.source(), run, stopwatch);
  Provenance provenance;
  provenance.bytes = source.source().bytes().size();
  provenance.sha256 = hash_of(source.source());
  return FitResult::of(std::make_shared<const HeldFit>(
      HeldFit{std::move(found), std::move(run), std::move(provenance), std::move(stopwatch)}));
}

} // namespace ilk
