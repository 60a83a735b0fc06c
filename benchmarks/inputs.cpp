#include "inputs.h"

#include <fstream>
#include <stdexcept>

namespace ilk::bench {
namespace {

std::ifstream opened(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string() + "; ./bench makes it");
  return file;
}

void read_exactly(std::ifstream& file, void* to, std::size_t bytes,
                  const std::filesystem::path& path) {
  file.read(static_cast<char*>(to), static_cast<std::streamsize>(bytes));
  if (static_cast<std::size_t>(file.gcount()) != bytes)
    throw std::runtime_error(path.string() + " is too short; remove its folder and start again");
}

} // namespace

nlohmann::json read_json(const std::filesystem::path& folder, const std::string& name) {
  auto file = opened(folder / (name + ".json"));
  return nlohmann::json::parse(file);
}

Matrix read_matrix(const std::filesystem::path& folder, const std::string& name) {
  const auto shape = read_json(folder, name);
  Matrix matrix(shape.at("rows"), shape.at("columns"));
  const auto path = folder / (name + ".f32");
  auto file = opened(path);
  for (std::size_t j = 0; j < matrix.columns(); ++j)
    read_exactly(file, matrix.column(j).data(), matrix.rows() * sizeof(float), path);
  return matrix;
}

std::vector<std::uint32_t> read_labels(const std::filesystem::path& folder,
                                       const std::string& name) {
  const auto path = folder / (name + ".u32");
  std::vector<std::uint32_t> labels(std::filesystem::file_size(path) / sizeof(std::uint32_t));
  auto file = opened(path);
  read_exactly(file, labels.data(), labels.size() * sizeof(std::uint32_t), path);
  return labels;
}

} // namespace ilk::bench
