// An autoencoder: its parameters, its forward pass and the gradients of its loss.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "table/matrix.h"

namespace ilk {

/// inputs - hidden... - code - hidden reversed... - inputs, with ReLU after the hidden layers
/// only. With a linear path, code = P x + encoder(x) and reconstruction = P' code +
/// decoder(code), P fixed with orthonormal rows: the network learns only what the principal
/// components leave.
struct NetworkShape {
  std::size_t inputs = 0;
  std::vector<std::size_t> hidden = {64, 32};
  std::size_t code = 0;

  bool operator==(const NetworkShape&) const = default;
};

/// Where one layer lies among the parameters: weights inputs x padded outputs, row by row, then
/// the bias; padding is zero and stays so.
struct Layer {
  std::size_t inputs = 0;
  std::size_t outputs = 0;
  std::size_t width = 0;   ///< padded outputs
  std::size_t weights = 0; ///< offset of the weights
  std::size_t bias = 0;    ///< offset of the bias
  bool relu = false;
};

/// Rows that go through the network together; their activations stay in the second-level cache.
inline constexpr std::size_t network_tile_rows = 64;

class Network {
 public:
  /// All parameters zero. `linear_path` is code x inputs, row by row, or empty for none.
  explicit Network(NetworkShape shape, std::vector<float> linear_path = {});

  const NetworkShape& shape() const { return shape_; }
  const std::vector<Layer>& layers() const { return layers_; }
  std::size_t encoder_layers() const { return layers_.size() / 2; }
  std::span<const float> linear_path() const { return linear_path_; }
  bool has_linear_path() const { return !linear_path_.empty(); }

  std::span<float> parameters() { return parameters_; }
  std::span<const float> parameters() const { return parameters_; }

  /// Weight from input i to output o of a layer.
  float& weight(std::size_t layer, std::size_t output, std::size_t input);
  float& bias(std::size_t layer, std::size_t output);

  /// A tile's intermediate values, kept between forward and backward. Reuse avoids allocation.
  struct Workspace {
    explicit Workspace(const Network& network);

    std::vector<float> inputs;                   ///< tile rows x padded inputs
    std::vector<std::vector<float>> activations; ///< output of each layer
    std::vector<std::vector<float>> gradients;   ///< of the loss by each layer's output
  };

  /// The weights of all layers the other way round, padded outputs x padded inputs.
  struct Transposed {
    explicit Transposed(const Network& network);

    std::vector<float> weights;
    std::vector<std::size_t> at; ///< offset per layer
  };

  /// Fills workspace.inputs with the given rows (indices into `rows`), at most a tile.
  void load(const RowBlock& rows, std::span<const std::uint32_t> indices, Workspace& work) const;

  /// All rows as load() lays them out, for those that are loaded again and again.
  std::vector<float> row_by_row(const RowBlock& rows) const;
  void load(const std::vector<float>& row_by_row, std::span<const std::uint32_t> indices,
            Workspace& work) const;

  /// The code of the loaded rows: work.activations[encoder_layers() - 1].
  void encode(std::size_t rows, Workspace& work) const;

  /// Code and reconstruction: the last of work.activations.
  void forward(std::size_t rows, Workspace& work) const;

  /// Sum of squared errors of the reconstruction over the loaded rows.
  double squared_error(std::size_t rows, const Workspace& work) const;

  enum class Into { fresh, sum };

  /// The gradient (laid out as the parameters) of scale * sum of squared errors, after forward();
  /// written to `gradient`, or added to what is there. Returns that sum. `transposed` must be up to
  /// date. `by_code`, rows x padded code or empty: the gradient by the code of another loss, added.
  double backward(std::size_t rows, float scale, const Transposed& transposed, Workspace& work,
                  Into into, std::span<float> gradient, std::span<const float> by_code = {}) const;

  /// Brings the transposed weights up to date.
  void transpose(Transposed& transposed) const;

 private:
  void run_layers(std::size_t first, std::size_t last, const float* in, std::size_t rows,
                  Workspace& work) const;
  void backward_layers(std::size_t first, std::size_t last, const float* in, std::size_t rows,
                       const Transposed& transposed, Workspace& work, Into into,
                       std::span<float> gradient) const;

  NetworkShape shape_;
  std::vector<Layer> layers_;
  std::vector<float> parameters_;
  std::vector<float> linear_path_;
  std::vector<float> project_;     ///< P transposed: inputs x padded code
  std::vector<float> reconstruct_; ///< P: code x padded inputs
};

} // namespace ilk
