#include "export/live_columns.h"

namespace ilk {
namespace {

void collect(const Expression& expression, std::set<std::string>& names) {
  if (expression.op == Op::column) names.insert(expression.name);
  for (const Expression& part : expression.parts) collect(part, names);
}

struct Looked {
  std::set<std::string>& at;

  void operator()(const ColumnStep& step) const {
    for (const NamedExpression& column : step) collect(column.value, at);
  }
  void operator()(const BorrowingStep& step) const {
    for (std::size_t j = 0; j < step.columns.size(); ++j) {
      at.insert(step.columns[j]);
      if (step.missing[j]) at.insert(*step.missing[j]);
    }
    for (const BorrowingStep::Wanted& wanted : step.wanted) at.insert(wanted.missing);
  }
  void operator()(const LayerStep& step) const {
    for (const DenseLayer& layer : step)
      for (const DenseLayer::Term& term : layer.terms)
        for (std::size_t i = 0; i < term.size; ++i) at.insert(component(term.vector, i));
  }
};

struct Made {
  std::vector<std::string> operator()(const ColumnStep& step) const {
    std::vector<std::string> names;
    for (const NamedExpression& column : step) names.push_back(column.name);
    return names;
  }
  std::vector<std::string> operator()(const BorrowingStep& step) const {
    std::vector<std::string> names;
    for (const BorrowingStep::Wanted& wanted : step.wanted)
      names.push_back(step.columns[wanted.column]);
    return names;
  }
  std::vector<std::string> operator()(const LayerStep& step) const {
    std::vector<std::string> names;
    for (const DenseLayer& layer : step)
      for (std::size_t i = 0; i < layer.size(); ++i) names.push_back(component(layer.name, i));
    return names;
  }
};

} // namespace

std::vector<std::string> columns_made(const Step& step) {
  return std::visit(Made{}, step);
}

std::vector<std::set<std::string>> carried_columns(const std::vector<Step>& steps,
                                                   const std::set<std::string>& last) {
  std::vector<std::set<std::string>> carried(steps.size());
  std::set<std::string> wanted = last;
  for (std::size_t s = steps.size(); s-- > 0;) {
    for (const std::string& name : columns_made(steps[s])) wanted.erase(name);
    carried[s] = wanted;
    std::visit(Looked{wanted}, steps[s]);
  }
  return carried;
}

} // namespace ilk
