// The minimum covariance determinant; see robust_distance.h for what is taken from where.
#pragma once

#include <Eigen/Dense>

namespace ilk {

struct RobustScatter {
  Eigen::VectorXd center;
  Eigen::MatrixXd scatter;
  bool regularised = false;
};

/// Of rows x columns values, at least two rows, no column constant. Deterministic.
RobustScatter minimum_covariance_determinant(const Eigen::MatrixXd& rows);

} // namespace ilk
