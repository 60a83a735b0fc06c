// Segments made in one space, with all evidence for and against them.
#pragma once

#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "cluster/agglomerate.h"
#include "judge/certificate.h"
#include "pipeline/evidence.h"
#include "pipeline/experiment.h"
#include "pipeline/fitted.h"
#include "pipeline/options.h"
#include "pipeline/stopwatch.h"

namespace ilk {

struct Attempt {
  Space space = Space::code;
  std::size_t joint_clusters = 0; ///< that the encoders were tuned for, in Space::joint
  EnsembleFit encoder;
  Matrix codes;         ///< of the fitted rows
  Matrix sampled_codes; ///< of the evidence rows
  Agglomeration tree;   ///< of the codes
  Experiment experiment;
  bool measured = false; ///< false under least_evidence_rows customers: there were no reruns
  KReruns reruns;
  ChoiceOfK choice;
  Agreement encoders; ///< of the chosen number of segments
  std::vector<Gate> gates;
  Verdict verdict;

  /// The chosen number's row in the experiment's table.
  std::size_t chosen() const;

  /// What reruns put to the test. `evidence`: the evidence rows' raw attributes.
  Found found(const Table& evidence, const Fitted& fitted) const;
};

/// Tries one space. In Space::joint the encoders are tuned for the number of segments that
/// `untuned`, an attempt in the code, chose, and that number is kept; elsewhere it is null.
Attempt try_space(Execution& execution, Stopwatch& stopwatch, const Fitted& fitted,
                  const Table& evidence, Space space, const Attempt* untuned,
                  const RunOptions& options);

/// Tries spaces, from the richest that the options ask for to the simplest, until one passes all
/// its gates (that of having enough customers aside, which no space mends). The first of the list
/// is the one to take: the one that passed, or else the one that passed most gates, the richest of
/// equals; the others follow in the order in which they were tried. At least one.
std::vector<Attempt> try_spaces(Execution& execution, Stopwatch& stopwatch, const Fitted& fitted,
                                const Table& evidence, const RunOptions& options);

} // namespace ilk
