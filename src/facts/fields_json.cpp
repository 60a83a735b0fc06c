#include "facts/fields_json.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace ilk {
namespace {

using nlohmann::json;

// Whether a number is whole, and small enough that each such number is a double.
bool is_whole_number(double value) {
  return std::abs(value) < 0x1p53 && std::trunc(value) == value;
}

json number_json(double value) {
  return std::isfinite(value) ? json(value) : json();
}

} // namespace

struct FactWriter::State {
  FigureForm form;
  std::vector<std::pair<std::string, json>> open; // each with the key under which it will stand
  std::string next_key;
  json done;

  void put(json value, const std::string& key) {
    if (open.empty()) {
      done = std::move(value);
      return;
    }
    json& holder = open.back().second;
    if (holder.is_object())
      holder[key] = std::move(value);
    else
      holder.push_back(std::move(value));
  }
  void put(json value) { put(std::move(value), next_key); }
};

FactWriter::FactWriter(FigureForm form) : state_(new State{form, {}, {}, {}}) {}
FactWriter::~FactWriter() = default;

void FactWriter::open_object() {
  state_->open.emplace_back(state_->next_key, json::object());
}

void FactWriter::open_list() {
  state_->open.emplace_back(state_->next_key, json::array());
}

void FactWriter::close() {
  auto [key, value] = std::move(state_->open.back());
  state_->open.pop_back();
  state_->put(std::move(value), key);
}

void FactWriter::key(const char* name) {
  state_->next_key = name;
}

void FactWriter::nothing() {
  state_->put(json());
}

void FactWriter::add(bool value) {
  state_->put(value);
}

void FactWriter::add(std::int64_t value) {
  state_->put(value);
}

void FactWriter::add(std::uint64_t value) {
  state_->put(value);
}

void FactWriter::add(double value) {
  state_->put(number_json(value));
}

void FactWriter::add(std::string_view text) {
  state_->put(std::string(text));
}

void FactWriter::add(const Figure& figure) {
  json number = number_json(figure.value);
  if (is_whole_number(figure.value)) number = static_cast<std::int64_t>(figure.value);
  if (state_->form == FigureForm::plain)
    state_->put(std::move(number));
  else
    state_->put({{"value", std::move(number)}, {"text", figure.text}});
}

json& FactWriter::value() {
  return state_->done;
}

} // namespace ilk
