// JSON with some of its values changed, which stays JSON: changed bytes seldom do.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace ilk::fuzz {

class JsonEdits {
 public:
  /// `number` decides what is changed.
  JsonEdits(nlohmann::json document, std::uint64_t number)
      : document_(std::move(document)), state_(number) {}

  nlohmann::json made() && {
    for (std::size_t edits = 1 + below(3); edits > 0; --edits) {
      values_.clear();
      collect(document_);
      if (!values_.empty()) edit(*values_[below(values_.size())]);
    }
    return std::move(document_);
  }

 private:
  std::size_t below(std::size_t end) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>((state_ >> 33) % end);
  }

  // All values but the document itself, and of long lists the first few.
  void collect(nlohmann::json& value) {
    std::size_t taken = 0;
    if (value.is_structured())
      for (nlohmann::json& part : value) {
        if (value.is_array() && ++taken > 8) break;
        values_.push_back(&part);
        collect(part);
      }
  }

  nlohmann::json number_like(const nlohmann::json& value) {
    static const std::array<nlohmann::json, 16> some = {
        0,   1,    -1,    2,      255,    65536,       4294967295u, 9007199254740993u,
        0.5, 1e38, 1e300, -1e308, 1e-320, 2147483648u, 100.25,      18446744073709551615u};
    switch (below(4)) {
    case 0:
      return value.get<double>() * 2;
    case 1:
      return value.is_number_unsigned() ? nlohmann::json(value.get<std::uint64_t>() + 1)
                                        : nlohmann::json(-value.get<double>());
    default:
      return some[below(some.size())];
    }
  }

  void edit(nlohmann::json& value) {
    const std::size_t how = below(8);
    if (how == 0) {
      value = *values_[below(values_.size())]; // what stands elsewhere
    } else if (how == 1) {
      value = nullptr;
    } else if (value.is_number()) {
      value = number_like(value);
    } else if (value.is_boolean()) {
      value = !value.get<bool>();
    } else if (value.is_string()) {
      value = how < 5 ? value.get<std::string>() + "x" : std::string();
    } else if (value.is_array() && !value.empty()) {
      if (how < 4)
        value.erase(below(value.size()));
      else
        value.push_back(value[below(value.size())]);
    } else if (value.is_object() && !value.empty()) {
      auto member = value.begin();
      std::advance(member, static_cast<std::ptrdiff_t>(below(value.size())));
      value.erase(member);
    }
  }

  nlohmann::json document_;
  std::uint64_t state_;
  std::vector<nlohmann::json*> values_;
};

} // namespace ilk::fuzz
