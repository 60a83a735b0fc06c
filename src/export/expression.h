// What a model does to one customer, as a tree: made once of the model, and printed in every
// language that it is exported to. Numbers are doubles or missing, conditions true or false.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "model/knots.h"

namespace ilk {

enum class Op {
  number,   ///< `number`
  missing,  ///< a number that is not there
  column,   ///< `name`: a number or a condition of an earlier step
  input,    ///< attribute `index` as a number
  word,     ///< attribute `index` as a word
  add,      ///< of all parts; none are missing, here and below
  multiply, ///< of two
  subtract, ///< the first less the second
  divide,   ///< the first by the second
  least,    ///< of all parts
  greatest, ///< of all parts
  absolute, ///< and so on, of one
  exponential,
  logarithm, ///< natural, of a positive number
  root,      ///< square
  floor,
  single,     ///< rounded to the bits of a float; within 1e290
  curve,      ///< through `knots`, flat beyond them, of one
  choose,     ///< the second where the first is true, else the third; these may be missing
  is_missing, ///< conditions from here on: of a number, or of a word
  is_one_of,  ///< a word, `words`; not of a missing one
  equal,
  below, ///< the first below the second
  both,  ///< of all parts
  either,
  opposite,
};

struct Expression {
  Op op = Op::missing;
  std::vector<Expression> parts = {};
  double number = 0;
  std::string name = {};
  std::size_t index = 0;
  std::vector<std::string> words = {};
  std::shared_ptr<const Knots> knots = {};
};

/// Whether it is true or false, and no number. Of a column that its name does not tell.
bool is_condition(const Expression& expression);

namespace expressions {

Expression number(double value); ///< finite; throws ModelError
Expression missing();
Expression column(std::string name);
Expression input(std::size_t attribute);
Expression word(std::size_t attribute);
Expression of(Op op, std::vector<Expression> parts);
Expression curve(const Knots& knots, Expression of);
Expression is_one_of(Expression word, std::vector<std::string> words);

/// (first OR ...); of one itself, of none never.
Expression any(std::vector<Expression> conditions);

/// Within [low, high].
Expression clamped(Expression value, double low, double high);

/// offset + the sum of weights[i] * columns[i]; weights of 0 are left out.
Expression affine(double offset, const std::vector<double>& weights,
                  const std::vector<std::string>& columns);

} // namespace expressions

} // namespace ilk
