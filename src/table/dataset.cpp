#include "ilk/dataset.h"

namespace ilk {

TextColumn TextColumn::joined(std::span<const TextColumn* const> parts) {
  std::size_t size = 0, characters = 0;
  for (const TextColumn* part : parts) {
    size += part->size();
    characters += part->characters_.size();
  }
  TextColumn all;
  all.ends_.reserve(size);
  all.characters_.reserve(characters);
  for (const TextColumn* part : parts) {
    const std::uint64_t begin = all.characters_.size();
    all.characters_ += part->characters_;
    for (const std::uint64_t end : part->ends_) all.ends_.push_back(begin + end);
  }
  return all;
}

std::size_t Column::rows() const {
  return std::visit(
      [](const auto& of) -> std::size_t {
        if constexpr (requires { of.days; })
          return of.days.size();
        else if constexpr (requires { of.codes; })
          return of.codes.size();
        else
          return of.size();
      },
      values);
}

} // namespace ilk
