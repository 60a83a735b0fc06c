// fit() of the public library.
#include <algorithm>
#include <optional>
#include <string>

#include "facts/segment_names.h"
#include "facts/verdict.h"
#include "fit/artifacts.h"
#include "fit/held_fit.h"
#include "fit/library_options.h"
#include "fit/warnings.h"
#include "ilk/fit.h"
#include "model/model_access.h"
#include "words/choice_words.h"
#include "words/gate_words.h"
#include "words/role_words.h"
#include "words/rule_words.h"
#include "words/run_words.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

std::vector<SegmentDriver> drivers_of(const Segment& segment,
                                      const std::vector<ColumnPreparation>& columns) {
  std::vector<SegmentDriver> found;
  for (const Driver& driver : segment.drivers)
    found.push_back({part_label(columns[driver.attribute]), driver.is_high(), driver.dominance(),
                     driver.difference});
  return found;
}

std::vector<FoundSegment> segments_of(const Segmentation& whole) {
  const std::vector<ColumnPreparation>& columns = whole.model.preparation.columns;
  std::vector<FoundSegment> found;
  for (const Segment& segment : whole.characterised.explanation.segments)
    found.push_back({segment.id, segment.name, segment.size, segment.share,
                     whole.judged.silhouettes[segment.id - 1],
                     segment.rule ? rule_words(*segment.rule, columns) : "",
                     drivers_of(segment, columns)});
  return found;
}

std::vector<std::string> library_warnings(const Segmentation& whole) {
  std::vector<std::string> warnings = warnings_of(whole, Ids::hidden);
  if (std::string bad = bad_rows_words(whole.read.source, whole.read.report); !bad.empty())
    warnings.insert(warnings.begin(), std::move(bad));
  return warnings;
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

std::vector<KRow> k_rows(const Chosen& chosen) {
  const std::vector<std::size_t>& supported = chosen.choice.supported;
  std::vector<KRow> rows;
  for (const KEvidence& row : chosen.table)
    rows.push_back({row.k, row.silhouette_code, row.silhouette_attributes, row.smallest_share,
                    row.measured, row.null_excess, row.bootstrap, row.fit,
                    std::ranges::find(supported, row.k) != supported.end()});
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
      k_table_(k_rows(whole_->segmentation.chosen)), model_(std::move(model)) {
  const Segmentation& found = whole_->segmentation;
  for (const std::uint32_t row : found.read.table.in_source_order()) {
    const Score& score = found.scores[row];
    labels_.push_back(
        {score.segment, score.next, score.distance, score.margin, is_unusual(found.model, score)});
    rows_.push_back(found.read.table.origins[row]);
  }
  for (const std::uint32_t row : found.outliers)
    left_out_.push_back(found.read.table.position_of(row));
  std::ranges::sort(left_out_);
  warnings_ = library_warnings(found);
  roles_ = role_words(found.read.schema, found.model.preparation.dropped);
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
