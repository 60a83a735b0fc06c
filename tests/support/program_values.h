// The steps of an exported program, computed plainly.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "export/program.h"

namespace ilk::test {

/// An attribute as it is given: a number, NaN for missing; or a word, where it has one.
struct GivenValue {
  double number = NAN;
  std::optional<std::string> word = {};
};

class ProgramValues {
 public:
  /// Of one customer, through all steps.
  ProgramValues(const Program& program, const std::vector<GivenValue>& given) : given_(given) {
    for (const Step& step : program.steps) std::visit(*this, step);
    for (const ColumnStep& step : program.placing) (*this)(step);
  }

  double operator[](const std::string& name) const { return numbers_.at(name); }

  void operator()(const ColumnStep& step) {
    std::map<std::string, double> made;
    for (const NamedExpression& column : step) {
      if (column.value.op == Op::word)
        words_[column.name] = given_[column.value.index].word;
      else
        made[column.name] = value(column.value);
    }
    for (const auto& [name, number] : made) numbers_[name] = number;
  }

  void operator()(const LayerStep& step) {
    for (const DenseLayer& layer : step)
      for (std::size_t o = 0; o < layer.size(); ++o) {
        double sum = layer.bias[o];
        for (const DenseLayer::Term& term : layer.terms)
          for (std::size_t i = 0; i < term.size; ++i)
            sum += numbers_.at(component(term.vector, i)) *
                   static_cast<double>(term.weights[o * term.size + i]);
        numbers_[component(layer.name, o)] = layer.relu ? std::max(0.0, sum) : sum;
      }
  }

  void operator()(const BorrowingStep& step) {
    const auto is_known = [&](std::size_t j) {
      return !step.missing[j] || numbers_.at(*step.missing[j]) == 0;
    };
    std::vector<std::pair<double, std::size_t>> near;
    for (std::size_t d = 0; d < step.donors.size(); ++d) {
      double squares = 0, shared = 0;
      for (std::size_t j = 0; j < step.columns.size(); ++j)
        if (is_known(j) && step.donors[d][j]) {
          squares += std::pow(numbers_.at(step.columns[j]) - *step.donors[d][j], 2);
          ++shared;
        }
      if (shared > 0) near.push_back({squares / shared, d});
    }
    std::sort(near.begin(), near.end());
    for (const BorrowingStep::Wanted& wanted : step.wanted) {
      double sum = 0, count = 0;
      for (const auto& [distance, d] : near)
        if (const auto& lent = step.donors[d][wanted.column]; lent && count < 10) {
          sum += *lent;
          ++count;
        }
      if (numbers_.at(wanted.missing) != 0 && count > 0)
        numbers_[step.columns[wanted.column]] = sum / count;
    }
  }

 private:
  double value(const Expression& it) const {
    const auto part = [&](std::size_t i) { return value(it.parts[i]); };
    const auto folded = [&](double first, auto join) {
      for (std::size_t i = 0; i < it.parts.size(); ++i)
        first = i == 0 ? part(0) : join(first, part(i));
      return first;
    };
    switch (it.op) {
    case Op::number:
      return it.number;
    case Op::missing:
      return NAN;
    case Op::column:
      return numbers_.at(it.name);
    case Op::input:
      return given_[it.index].number;
    case Op::word:
      return NAN;
    case Op::add:
      return folded(0, [](double a, double b) { return a + b; });
    case Op::multiply:
      return part(0) * part(1);
    case Op::subtract:
      return part(0) - part(1);
    case Op::divide:
      return part(0) / part(1);
    case Op::least:
      return folded(0, [](double a, double b) { return std::min(a, b); });
    case Op::greatest:
      return folded(0, [](double a, double b) { return std::max(a, b); });
    case Op::absolute:
      return std::abs(part(0));
    case Op::exponential:
      return std::exp(part(0));
    case Op::logarithm:
      return std::log(part(0));
    case Op::root:
      return std::sqrt(part(0));
    case Op::floor:
      return std::floor(part(0));
    case Op::single:
      return static_cast<float>(part(0));
    case Op::curve:
      return it.knots->score_of(part(0));
    case Op::choose:
      return part(0) != 0 ? part(1) : part(2);
    case Op::is_missing:
      return is_missing(it.parts[0]) ? 1 : 0;
    case Op::is_one_of:
      return has_word(it) ? 1 : 0;
    case Op::equal:
      return part(0) == part(1) ? 1 : 0;
    case Op::below:
      return part(0) < part(1) ? 1 : 0;
    case Op::both:
      return folded(0, [](double a, double b) { return a != 0 && b != 0 ? 1.0 : 0.0; });
    case Op::either:
      return folded(0, [](double a, double b) { return a != 0 || b != 0 ? 1.0 : 0.0; });
    case Op::opposite:
      return part(0) == 0 ? 1 : 0;
    }
    return NAN;
  }

  bool is_missing(const Expression& it) const {
    const auto word = words_.find(it.name);
    return word != words_.end() ? !word->second : std::isnan(value(it));
  }

  bool has_word(const Expression& it) const {
    const auto& word = words_.at(it.parts[0].name);
    return word && std::ranges::find(it.words, *word) != it.words.end();
  }

  std::vector<GivenValue> given_;
  std::map<std::string, double> numbers_;
  std::map<std::string, std::optional<std::string>> words_;
};

} // namespace ilk::test
