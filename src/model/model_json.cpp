// The model's file format, described in docs/model-format.md.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/one_line.h"
#include "base/plain_sha256.h"
#include "kernels/dense.h"
#include "model/json_numbers.h"
#include "model/json_reader.h"
#include "model/model.h"
#include "model/preparation_json.h"
#include "model/reach.h"
#include "table/short_text.h"

namespace ilk {
namespace {

using kernels::padded_width;
using nlohmann::json;

constexpr int format_version = 1;
constexpr std::size_t most_rows =
    std::numeric_limits<std::uint32_t>::max(); // rows have such numbers

// Weights as one list per layer, output by output, without the padding.
json network_json(Network network) {
  json layers = json::array();
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    const Layer& layer = network.layers()[l];
    std::vector<float> weights, biases;
    for (std::size_t o = 0; o < layer.outputs; ++o) {
      for (std::size_t i = 0; i < layer.inputs; ++i) weights.push_back(network.weight(l, o, i));
      biases.push_back(network.bias(l, o));
    }
    layers.push_back({{"weights", floats(weights)}, {"bias", floats(biases)}});
  }
  return layers;
}

Network read_network(const JsonReader& in, const NetworkShape& shape,
                     const std::vector<float>& linear_path) {
  // The list tells how large the layers are before memory is taken for them.
  std::size_t inputs = shape.inputs;
  in.needs_size(2 * (shape.hidden.size() + 1));
  for (std::size_t l = 0; l < shape.hidden.size(); ++l) {
    in.at(l).at("weights").needs_size(inputs * shape.hidden[l]);
    inputs = shape.hidden[l];
  }
  Network network(shape, linear_path);
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    const Layer layer = network.layers()[l];
    const auto weights = in.at(l).at("weights").floats(layer.outputs * layer.inputs);
    const auto biases = in.at(l).at("bias").floats(layer.outputs);
    for (std::size_t o = 0; o < layer.outputs; ++o) {
      for (std::size_t i = 0; i < layer.inputs; ++i)
        network.weight(l, o, i) = weights[o * layer.inputs + i];
      network.bias(l, o) = biases[o];
    }
  }
  return network;
}

// A matrix with padded rows, without and with the padding.
std::vector<float> unpadded(const std::vector<float>& values, std::size_t columns) {
  const std::size_t width = padded_width(columns);
  std::vector<float> result;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (i % width < columns) result.push_back(values[i]);
  return result;
}

std::vector<float> padded(const std::vector<float>& values, std::size_t columns) {
  const std::size_t width = padded_width(columns);
  std::vector<float> result(values.size() / columns * width, 0.0f);
  for (std::size_t i = 0; i < values.size(); ++i)
    result[i / columns * width + i % columns] = values[i];
  return result;
}

json encoder_json(const Ensemble& ensemble) {
  const Network& first = ensemble.members.front();
  json members = json::array();
  for (const Network& member : ensemble.members) members.push_back(network_json(member));
  return {{"inputs", first.shape().inputs},
          {"hidden", first.shape().hidden},
          {"code", first.shape().code},
          {"linear_path", floats(first.linear_path())},
          {"members", std::move(members)},
          {"columns", ensemble.columns},
          {"offset", floats(unpadded(ensemble.offset, ensemble.columns))},
          {"mixing", floats(unpadded(ensemble.mixing, ensemble.columns))}};
}

Ensemble read_encoder(const JsonReader& in, std::size_t inputs) {
  NetworkShape shape;
  shape.inputs = in.at("inputs").count(1, 100'000);
  if (shape.inputs != inputs) in.at("inputs").fail("must be the number of prepared columns");
  shape.hidden.clear();
  for (const JsonReader& width : in.at("hidden").items(1, 16))
    shape.hidden.push_back(width.count(1, 65'536));
  constexpr std::size_t most_kinds = 1'000; // whose code has a column each, attributes or not
  shape.code = in.at("code").count(1, std::max(inputs, most_kinds));
  const JsonReader stored = in.at("linear_path"); // a plain autoencoder has none
  const std::size_t values = shape.code * shape.inputs;
  const auto path = stored.items(0, values).empty() ? std::vector<float>() : stored.floats(values);

  Ensemble ensemble;
  for (const JsonReader& member : in.at("members").items(1, 1024))
    ensemble.members.push_back(read_network(member, shape, path));
  const std::size_t joined = ensemble.members.size() * shape.code;
  ensemble.columns = in.at("columns").count(1, joined);
  ensemble.offset = padded(in.at("offset").floats(ensemble.columns), ensemble.columns);
  ensemble.mixing = padded(in.at("mixing").floats(joined * ensemble.columns), ensemble.columns);
  return ensemble;
}

json segments_json(const Model& model) {
  json segments = json::array();
  for (std::size_t s = 0; s < model.segments.size(); ++s) {
    const float* centroid = model.centroids.row(s);
    segments.push_back({{"id", model.segments[s].id},
                        {"name", model.segments[s].name},
                        {"usual_distance", model.segments[s].usual_distance},
                        {"centroid", floats(std::span(centroid, model.centroids.columns))}});
  }
  return segments;
}

void read_segments(const JsonReader& in, Model& model) {
  model.centroids.columns = model.ensemble.columns;
  for (const JsonReader& segment : in.items(1, 10'000)) {
    const auto id = static_cast<std::uint32_t>(segment.at("id").count(1, 10'000));
    if (id != model.segments.size() + 1) segment.at("id").fail("must count up from 1");
    const double usual = segment.at("usual_distance").number();
    if (usual < 0) segment.at("usual_distance").fail("must not be negative");
    model.segments.push_back({id, one_line(short_text(segment.at("name").text())), usual});
    const auto centroid = segment.at("centroid").floats(model.centroids.columns);
    model.centroids.values.insert(model.centroids.values.end(), centroid.begin(), centroid.end());
  }
  model.centroids.count = model.segments.size();
  if (!stays_finite(model.ensemble, model.centroids))
    in.fail("or the encoder hold numbers so large that distances would not be numbers");
}

// "line 3, column 7" of the last of so many bytes that were read, both from 1.
std::string place_of(const std::string& text, std::size_t bytes) {
  const std::string_view read =
      std::string_view(text).substr(0, bytes == 0 ? 0 : std::min(bytes, text.size() + 1) - 1);
  const auto line = 1 + std::ranges::count(read, '\n');
  const std::size_t begin = read.rfind('\n') + 1; // of the line; npos + 1 is 0
  const auto column = 1 + std::ranges::count_if(read.substr(begin), [](char c) {
                        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
                      });
  return fmt::format("line {}, column {}", line, column);
}

json parsed(const std::string& text, const std::string& file) {
  constexpr const char* remedy = "give the model.json that `ilk run` wrote";
  try {
    return json::parse(text);
  } catch (const json::parse_error& error) {
    throw ModelError(Place{file},
                     fmt::format("is not a model: it is not JSON ({})", place_of(text, error.byte)),
                     remedy);
  } catch (const json::exception&) { // a number that no float can hold
    throw ModelError(Place{file}, "is not a model: it holds a number that is too large", remedy);
  }
}

constexpr std::string_view seal_begin = ",\"sha256\":\"", seal_end = "\"}\n";
constexpr std::size_t seal_digits = 64;

// The SHA-256 of all that stands before it, as the last key: a flipped bit is then an error, and
// never another segment.
std::string sealed(std::string text) {
  text.resize(text.size() - 1); // without the last brace
  const std::string hash = plain_sha256(text);
  return text.append(seal_begin).append(hash).append(seal_end);
}

// Older models have no seal. One that is there must be whole, and where it was put.
void check_seal(const std::string& text, const JsonReader& in) {
  if (!in.has("sha256")) return;
  const std::size_t length = seal_begin.size() + seal_digits + seal_end.size();
  const std::size_t begin = text.size() < length ? 0 : text.size() - length;
  const bool stands_last =
      text.size() >= length && text.compare(begin, seal_begin.size(), seal_begin) == 0;
  const std::string_view body = std::string_view(text).substr(0, begin);
  if (stands_last && plain_sha256(body) == text.substr(begin + seal_begin.size(), seal_digits))
    return;
  in.fail("was changed after it was written: its content does not fit its sha256; use the file as "
          "`ilk run` wrote it, or take the key out where the change is meant");
}

void check_format(const JsonReader& in) {
  if (!in.has("format") || in.at("format").text() != "ilk-model")
    in.fail("is not an ilk model: it has no \"format\": \"ilk-model\"");
  const std::size_t version = in.at("version").count();
  if (version != format_version)
    in.at("version").fail(
        fmt::format("is {}, and this program reads version {}; fit the model anew "
                    "or use the program that made it",
                    version, format_version));
}

} // namespace

std::string to_json(const Model& model) {
  json object = {{"format", "ilk-model"},
                 {"version", format_version},
                 {"id", model.id_name},
                 {"fitted_rows", model.fitted_rows},
                 {"seed", model.seed},
                 {"encoder", encoder_json(model.ensemble)},
                 {"segments", segments_json(model)}};
  add_json(model.preparation, object);
  if (model.reference) object["reference"] = reference_json(*model.reference, model);
  if (model.affine) object["affine"] = affine_json(*model.affine);
  // Names from the user's file may not be valid UTF-8; what is not is replaced, never thrown on.
  return sealed(object.dump(-1, ' ', false, json::error_handler_t::replace));
}

Model model_from_json(const std::string& text, const std::string& file) {
  const json object = parsed(text, file);
  const JsonReader in(object, file);
  check_format(in);
  Model model;
  model.id_name = short_text(in.at("id").text());
  model.fitted_rows = in.at("fitted_rows").count(1, most_rows);
  model.seed = in.at("seed").count();
  model.preparation = read_preparation(in);
  model.ensemble = read_encoder(in.at("encoder"), model.preparation.columns.size());
  read_segments(in.at("segments"), model);
  if (in.has("reference")) model.reference = read_reference(in.at("reference"), model);
  if (in.has("affine")) model.affine = read_affine(in.at("affine"), model);
  check_seal(text, in); // last, since a fault with a place says more
  return model;
}

Model load_model(const std::filesystem::path& path) {
  return model_from_json(read_file(path), path.string());
}

} // namespace ilk
