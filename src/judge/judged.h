// How good the segments are, and how sure.
#pragma once

#include <cstddef>
#include <vector>

#include "judge/certificate.h"
#include "judge/silhouette_summary.h"

namespace ilk {

struct Quality {
  double silhouette_code = 0;       ///< mean, in [-1, 1]
  double silhouette_code_error = 0; ///< its standard error; 0 when exact
  double silhouette_attributes = 0; ///< the same partition in the prepared attributes
  double silhouette_attributes_error = 0;
  double simplified_silhouette_code = 0; ///< mean of the margins: distances to centroids only
  double squared_silhouette_code = 0;    ///< mean squared distances in place of mean distances
  double reconstruction_r2 = 0;          ///< held-out, mean over the encoders
  std::size_t sampled_rows = 0;          ///< whose silhouettes were taken
};

struct Judged {
  Quality quality;
  std::vector<double> silhouettes;     ///< mean per segment, in the code space
  std::vector<SilhouetteCurve> curves; ///< per segment, in the code space
  double tree_agreement = 0;           ///< adjusted Rand index of the Ward cut to the segments
  Certificate certificate;
};

} // namespace ilk
