// Segments made in one space, with all evidence for and against them.
#pragma once

#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "cluster/agglomerate.h"
#include "encode/ensemble_fit.h"
#include "fit/evidence.h"
#include "fit/experiment.h"
#include "fit/found_kinds.h"
#include "fit/options.h"
#include "fit/prepared.h"
#include "fit/stopwatch.h"
#include "judge/certificate.h"
#include "judge/kind_evidence.h"

namespace ilk {

struct Attempt {
  Space space = Space::code;
  std::size_t joint_clusters = 0;    ///< that the encoders were tuned for, in Space::joint
  const FoundKinds* kinds = nullptr; ///< that are told apart, in Space::kinds; not owned
  std::size_t largest = 0;           ///< numbers of segments from 2 to this were tried
  EnsembleFit encoder;
  Centroids kind_centroids; ///< in Space::kinds
  Matrix sampled_codes;     ///< of the evidence rows
  Agglomeration tree;       ///< of the codes, or of the sampled ones
  Experiment experiment;
  bool measured = false; ///< false under least_evidence_rows customers: there were no reruns
  KReruns reruns;
  ChoiceOfK choice;
  Agreement encoders;  ///< of the chosen number of segments
  GateFigures figures; ///< that the gates look at
  std::vector<Gate> gates;

  /// The chosen number's row in the experiment's table.
  std::size_t chosen() const;

  /// Of the evidence rows: the tree's groups, where it has so many leaves, or none.
  std::vector<std::uint32_t> ward_cut(const Prepared& fitted, std::size_t k) const;

  /// What reruns put to the test.
  Found found(const Prepared& fitted) const;
};

/// The attempt to take, and what became of the others.
struct Attempts {
  Attempt taken;
  KindEvidence kinds;
  std::vector<Abandoned> abandoned; ///< in the order in which they were tried
};

/// `rows`: the fitted ones. Tries spaces, from the richest that the options ask for to the
/// simplest, until one passes all its gates (that of having enough customers aside, which no space
/// mends). Taken is the one that passed, or else the one that passed most gates, the richest of
/// equals. Where there are kinds that can be tried, they are after the richest space, and taken
/// when nearest centroids tell them apart and they come back when customers are drawn anew.
Attempts try_spaces(Execution& execution, Stopwatch& stopwatch, const Prepared& fitted,
                    const PreparedRows& rows, const FoundKinds& kinds, const RunOptions& options);

} // namespace ilk
