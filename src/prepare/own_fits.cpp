#include "prepare/own_fits.h"

namespace ilk {

extern const TransformFit yeo_johnson_fit;
extern const FillFit neighbour_fit, ridge_fit;

MethodList<TransformFit>& transform_fits() {
  static MethodList<TransformFit> list("fit of a transform", {&yeo_johnson_fit});
  return list;
}

MethodList<FillFit>& fill_fits() {
  static MethodList<FillFit> list("fit of a fill", {&neighbour_fit, &ridge_fit});
  return list;
}

TransformFigures fit_transform(const Transform& transform, const ColumnValues& values) {
  if (transform.fit != nullptr) return transform.fit(values);
  const TransformFit* own = transform_fits().find(transform.name);
  return own == nullptr ? TransformFigures{} : own->fit(values);
}

} // namespace ilk
