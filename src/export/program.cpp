#include "export/program.h"

#include <fmt/format.h>

namespace ilk {

namespace ex = expressions;

std::string component(const std::string& name, std::size_t i) {
  return fmt::format("{}_{}", name, i + 1);
}

std::string given_name(const ColumnSchema& attribute, std::size_t place) {
  return component(attribute.kind == Kind::category ? "w" : "n", place);
}

std::string known_name(std::size_t place) {
  return component("v", place);
}

std::string missing_name(std::size_t place) {
  return component("m", place);
}

namespace {

constexpr double farthest = 1e37; // no squared distance gets there

Expression squared_distance(const Centroids& centroids, std::size_t segment) {
  std::vector<Expression> squares;
  for (std::size_t k = 0; k < centroids.columns; ++k) {
    const Expression away = ex::of(Op::subtract, {ex::column(component(code_vector, k)),
                                                  ex::number(centroids.row(segment)[k])});
    squares.push_back(ex::of(Op::multiply, {away, away}));
  }
  return ex::of(Op::add, std::move(squares));
}

Expression least_of(std::vector<Expression> parts) {
  return parts.size() == 1 ? std::move(parts.front()) : ex::of(Op::least, std::move(parts));
}

// The first segment as near as the nearest.
Expression first_nearest(std::size_t segments) {
  Expression place = ex::number(static_cast<double>(segments));
  for (std::size_t s = segments - 1; s-- > 0;)
    place = ex::of(Op::choose,
                   {ex::of(Op::equal, {ex::column(component("d", s)), ex::column("nearest")}),
                    ex::number(static_cast<double>(s + 1)), std::move(place)});
  return place;
}

Expression second_nearest(std::size_t segments) {
  std::vector<Expression> others;
  for (std::size_t s = 0; s < segments; ++s)
    others.push_back(
        ex::of(Op::choose,
               {ex::of(Op::equal, {ex::column("place"), ex::number(static_cast<double>(s + 1))}),
                ex::number(farthest), ex::column(component("d", s))}));
  return least_of(std::move(others));
}

// 1 - distance / the next one's; 0 where both are 0.
Expression margin_of(std::size_t segments) {
  if (segments == 1) return ex::number(1);
  const Expression ratio = ex::of(Op::divide, {ex::of(Op::root, {ex::column("nearest")}),
                                               ex::of(Op::root, {ex::column("next")})});
  return ex::of(Op::choose, {ex::of(Op::below, {ex::number(0), ex::column("next")}),
                             ex::of(Op::subtract, {ex::number(1), ratio}), ex::number(0)});
}

Expression unless_refused(Expression value) {
  return ex::of(Op::choose, {ex::column("refused"), ex::missing(), std::move(value)});
}

} // namespace

std::vector<ColumnStep> placing_steps(const Centroids& centroids) {
  ColumnStep distances;
  std::vector<Expression> all;
  for (std::size_t s = 0; s < centroids.count; ++s) {
    distances.push_back({component("d", s), squared_distance(centroids, s)});
    all.push_back(ex::column(component("d", s)));
  }
  return {std::move(distances),
          {{"nearest", least_of(std::move(all))}},
          {{"place", first_nearest(centroids.count)}},
          {{"next", second_nearest(centroids.count)}},
          {{"segment", unless_refused(ex::column("place"))},
           {"distance", unless_refused(ex::of(Op::root, {ex::column("nearest")}))},
           {"margin", unless_refused(margin_of(centroids.count))}}};
}

Program program_of(const Model& model, CodeBy by) {
  Program program{needed_attributes(model.preparation), prepared_steps(model),
                  placing_steps(model.centroids)};
  for (Step& step : code_steps(model, by)) program.steps.push_back(std::move(step));
  return program;
}

} // namespace ilk
