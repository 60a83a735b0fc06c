// From prepared values to the code. Whatever is linear behind the last hidden layer is one map:
// the encoders' last layers, their linear path and the axes that join them.
#include <fmt/format.h>

#include "export/program.h"
#include "kernels/dense.h"

namespace ilk {
namespace {

std::string hidden_name(std::size_t layer, std::size_t member) {
  return fmt::format("h{}_{}", layer + 1, member + 1);
}

double weight_of(const Network& network, const Layer& layer, std::size_t output,
                 std::size_t input) {
  return network.parameters()[layer.weights + input * layer.width + output];
}

DenseLayer hidden_layer(const Network& network, std::size_t l, std::size_t member) {
  const Layer& layer = network.layers()[l];
  DenseLayer made{hidden_name(l, member), {}, {}, true};
  DenseLayer::Term term{l == 0 ? prepared_vector : hidden_name(l - 1, member), layer.inputs, {}};
  for (std::size_t o = 0; o < layer.outputs; ++o) {
    for (std::size_t i = 0; i < layer.inputs; ++i)
      term.weights.push_back(static_cast<float>(weight_of(network, layer, o, i)));
    made.bias.push_back(network.parameters()[layer.bias + o]);
  }
  made.terms.push_back(std::move(term));
  return made;
}

// Of one member the weights from its last hidden layer to the final code, or none where they are
// all 0.
std::vector<float> last_weights(const Ensemble& ensemble, std::size_t member) {
  const Network& network = ensemble.members[member];
  const Layer& layer = network.layers()[network.encoder_layers() - 1];
  const std::size_t width = kernels::padded_width(ensemble.columns);
  std::vector<float> weights;
  bool any = false;
  for (std::size_t k = 0; k < ensemble.columns; ++k)
    for (std::size_t i = 0; i < layer.inputs; ++i) {
      double sum = 0;
      for (std::size_t c = 0; c < layer.outputs; ++c)
        sum += static_cast<double>(ensemble.mixing[(member * layer.outputs + c) * width + k]) *
               weight_of(network, layer, c, i);
      weights.push_back(static_cast<float>(sum));
      any = any || sum != 0;
    }
  return any ? weights : std::vector<float>();
}

// The linear paths of all members and the biases of their last layers, to the final code.
void add_linear(const Ensemble& ensemble, std::size_t k, DenseLayer& code) {
  const std::size_t width = kernels::padded_width(ensemble.columns);
  const std::size_t inputs = ensemble.members.front().shape().inputs;
  std::vector<double> weights(inputs);
  double bias = ensemble.offset[k];
  for (std::size_t m = 0; m < ensemble.members.size(); ++m) {
    const Network& network = ensemble.members[m];
    const Layer& last = network.layers()[network.encoder_layers() - 1];
    for (std::size_t c = 0; c < last.outputs; ++c) {
      const double share = ensemble.mixing[(m * last.outputs + c) * width + k];
      bias += share * static_cast<double>(network.parameters()[last.bias + c]);
      if (!network.has_linear_path()) continue;
      for (std::size_t j = 0; j < inputs; ++j)
        weights[j] += share * static_cast<double>(network.linear_path()[c * inputs + j]);
    }
  }
  code.bias.push_back(static_cast<float>(bias));
  for (const double weight : weights)
    code.terms.front().weights.push_back(static_cast<float>(weight));
}

std::vector<Step> encoder_steps(const Ensemble& ensemble) {
  const Network& first = ensemble.members.front();
  const std::size_t hidden = first.encoder_layers() - 1;
  std::vector<LayerStep> layers(hidden);
  DenseLayer code{code_vector, {{prepared_vector, first.shape().inputs, {}}}, {}, false};
  for (std::size_t k = 0; k < ensemble.columns; ++k) add_linear(ensemble, k, code);
  for (std::size_t m = 0; m < ensemble.members.size(); ++m) {
    auto weights = last_weights(ensemble, m);
    if (weights.empty()) continue;
    for (std::size_t l = 0; l < hidden; ++l)
      layers[l].push_back(hidden_layer(ensemble.members[m], l, m));
    code.terms.push_back(
        {hidden_name(hidden - 1, m), first.shape().hidden.back(), std::move(weights)});
  }
  std::vector<Step> steps;
  if (code.terms.size() > 1) steps.assign(layers.begin(), layers.end());
  steps.push_back(LayerStep{std::move(code)});
  return steps;
}

} // namespace

std::vector<Step> code_steps(const Model& model, CodeBy by) {
  if (by == CodeBy::encoders) return encoder_steps(model.ensemble);
  const AffineForm& form = model.affine.value();
  DenseLayer::Term term{prepared_vector, model.preparation.columns.size(), form.weights};
  return {LayerStep{{code_vector, {std::move(term)}, form.offset, false}}};
}

} // namespace ilk
