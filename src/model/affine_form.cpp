#include "model/affine_form.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "model/json_numbers.h"
#include "model/model.h"
#include "model/reach.h"

namespace ilk {
namespace {

// Squared distances stay numbers that a float holds.
bool affine_stays_finite(const AffineForm& form, const Model& model) {
  const std::size_t inputs = model.preparation.columns.size();
  for (std::size_t c = 0; c < model.centroids.count; ++c) {
    double squares = 0;
    for (std::size_t k = 0; k < form.offset.size(); ++k) {
      double size = std::abs(form.offset[k]) + std::abs(model.centroids.row(c)[k]);
      for (std::size_t j = 0; j < inputs; ++j)
        size += std::abs(form.weights[k * inputs + j]) * most_prepared;
      squares += size * size;
    }
    if (!(squares < 1e37)) return false;
  }
  return true;
}

} // namespace

Alike AffineForm::all() const {
  Alike sum;
  for (const Alike& segment : alike) {
    sum.customers += segment.customers;
    sum.same += segment.same;
  }
  return sum;
}

nlohmann::json affine_json(const AffineForm& form) {
  auto segments = nlohmann::json::array();
  for (const Alike& segment : form.alike)
    segments.push_back({{"customers", segment.customers}, {"same", segment.same}});
  return {{"offset", floats(form.offset)},
          {"weights", floats(form.weights)},
          {"fitted", form.fitted},
          {"alike", std::move(segments)},
          {"margin", form.margin}};
}

AffineForm read_affine(const JsonReader& in, const Model& model) {
  AffineForm form;
  const std::size_t columns = model.ensemble.columns;
  form.offset = in.at("offset").floats(columns);
  form.weights = in.at("weights").floats(columns * model.preparation.columns.size());
  form.fitted = in.at("fitted").count(1, model.fitted_rows);
  for (const JsonReader& segment :
       in.at("alike").items(model.segments.size(), model.segments.size())) {
    const std::size_t customers = segment.at("customers").count(0, model.fitted_rows);
    form.alike.push_back({customers, segment.at("same").count(0, customers)});
  }
  form.margin = in.at("margin").number();
  if (form.margin < 0 || form.margin > 1) in.at("margin").fail("must be within 0 and 1");
  if (!affine_stays_finite(form, model))
    in.fail("holds numbers so large that distances would not be numbers");
  return form;
}

} // namespace ilk
