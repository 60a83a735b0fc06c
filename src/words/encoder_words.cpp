#include "words/encoder_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "words/counted.h"
#include "words/enumerated.h"

namespace ilk {
namespace {

std::string made_words(const Ensemble& ensemble, bool trained) {
  const NetworkShape& shape = ensemble.members.front().shape();
  const std::size_t count = ensemble.members.size();
  const std::string figures = counted(shape.inputs, "prepared figure");
  const std::string code = counted(shape.code, "number");
  if (!trained)
    return fmt::format("Principal components put a customer's {} into {}, from which as much as "
                       "possible can be read back.",
                       figures, code);
  std::string words = fmt::format(
      "{}{} learned to put a customer's {} into {}, from which as much as possible can be read "
      "back.",
      counted(count, "autoencoder"), count > 1 ? " each" : "", figures, code);
  if (count > 1)
    words +=
        fmt::format(" Their codes are joined into one of {}.", counted(ensemble.columns, "column"));
  return words;
}

std::string kept_words(const EnsembleFit& encoder, bool trained) {
  if (!std::isfinite(encoder.reconstruction_r2)) return "";
  std::string words =
      fmt::format("It keeps {} of the variance{} (reconstruction R²)",
                  figure::share(encoder.reconstruction_r2).text,
                  encoder.held_out > 0 ? " of customers that it did not learn from" : "");
  if (!trained) return words + ".";
  return words + (std::isfinite(encoder.linear_r2)
                      ? fmt::format("; the best straight-line code of that size, principal "
                                    "components, keeps {} (linear R²).",
                                    figure::share(encoder.linear_r2).text)
                      : "; no straight-line code was measured.");
}

std::vector<NamedWords> sizes_of(const Ensemble& ensemble, bool trained) {
  const NetworkShape& shape = ensemble.members.front().shape();
  if (!trained) return {};
  std::vector<std::size_t> layers = {shape.inputs};
  layers.insert(layers.end(), shape.hidden.begin(), shape.hidden.end());
  layers.push_back(shape.code);
  return {{"Layers of one encoder", fmt::format("{}", fmt::join(layers, " → "))},
          {"Encoders", figure::count(ensemble.members.size()).text},
          {"Columns of the joined code", figure::count(ensemble.columns).text}};
}

CurveFacts curve_fact(const TrainingCurve& curve) {
  CurveFacts fact;
  for (const double error : curve.training) fact.training.add(figure::number(error));
  for (const double error : curve.held_out) fact.held_out.add(figure::number(error));
  fact.kept = curve.best_epoch + 1;
  return fact;
}

// The errors on held-out customers of the epochs that were kept.
std::string spread_words(const std::vector<TrainingCurve>& curves) {
  std::vector<double> best;
  for (const TrainingCurve& curve : curves)
    if (curve.best_epoch < curve.held_out.size()) best.push_back(curve.held_out[curve.best_epoch]);
  if (best.empty()) return "";
  const auto [least, most] = std::ranges::minmax(best);
  return best.size() == 1 ? figure::number(least).text
                          : fmt::format("between {} and {}", figure::number(least).text,
                                        figure::number(most).text);
}

bool all_positive(const std::vector<double>& errors) {
  return std::ranges::all_of(errors, [](double error) { return error > 0; });
}

void add_curves(const std::vector<TrainingCurve>& curves, EncoderFacts& facts) {
  std::vector<std::string> kept;
  facts.powers = true;
  for (const TrainingCurve& curve : curves) {
    facts.curves.push_back(curve_fact(curve));
    facts.epochs = std::max({facts.epochs, curve.training.size(), curve.held_out.size()});
    facts.powers = facts.powers && all_positive(curve.training) && all_positive(curve.held_out);
    kept.push_back(fmt::format("{}", curve.best_epoch + 1));
  }
  const std::string spread = spread_words(curves);
  facts.title = "How the encoders learned";
  if (!spread.empty()) facts.title += ": the error on held-out customers fell to " + spread;
  facts.note = fmt::format("Mean squared error after each round over the customers (epoch){}. "
                           "Dots: the round whose weights were kept. Held-out rising while "
                           "training falls would mean learning by heart.",
                           facts.powers ? ", in powers of ten" : "");
  facts.summary = fmt::format("Loss curves of {} over {}.", counted(curves.size(), "encoder"),
                              counted(facts.epochs, "epoch"));
  if (!spread.empty()) facts.summary += fmt::format(" Lowest held-out error {}.", spread);
  facts.summary += fmt::format(" Epochs kept: {}.", enumerated(kept));
}

} // namespace

EncoderFacts encoder_of(const EnsembleFit& encoder, Space space) {
  const bool trained = is_trained(space);
  EncoderFacts facts;
  facts.made = made_words(encoder.ensemble, trained);
  facts.kept = kept_words(encoder, trained);
  facts.figures = sizes_of(encoder.ensemble, trained);
  std::vector<TrainingCurve> drawn;
  for (const TrainingCurve& curve : encoder.curves)
    if (curve.training.size() > 1 || curve.held_out.size() > 1) drawn.push_back(curve);
  if (!drawn.empty()) add_curves(drawn, facts);
  return facts;
}

} // namespace ilk
