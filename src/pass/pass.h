// A pass over customers, the spine of ilk.
//
// A pass is immutable: it says what to look for. It absorbs blocks of rows into a
// summary; summaries merge; the merged summary finishes into a result. A runner
// (run.h) decides who absorbs which rows; the pass does not know.
//
// Laws, tested for every pass in tests/laws:
//   - empty() is the identity of merge, and merge is associative;
//   - any split of the rows into blocks, threads and partitions, and any order of the rows,
//     gives the same finished result, bit for bit;
//   - no rows at all is a valid input;
//   - a summary survives a round trip through bytes (base/bytes.h).
//
// All passes here are exact: they keep integers, extremes, ExactSum or sums on a
// Grid, so that merging never rounds.
#pragma once

#include <concepts>
#include <cstddef>
#include <tuple>
#include <utility>

#include "table/matrix.h"

namespace ilk {

template <class P>
concept Pass = std::copyable<typename P::Summary> &&
    requires(const P pass, typename P::Summary into, const typename P::Summary from,
             const RowBlock& rows) {
  { pass.empty() } -> std::same_as<typename P::Summary>;
  { pass.absorb(into, rows) } -> std::same_as<void>;
  { pass.merge(into, from) } -> std::same_as<void>;
  pass.finish(std::move(into));
};

/// Several passes in one scan; finishes into a tuple of their results.
template <Pass... P>
class Together {
 public:
  /// As a tuple that can be written to bytes.
  struct Summary {
    std::tuple<typename P::Summary...> parts;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      std::apply([&](auto&... part) { archive(part...); }, self.parts);
    }
  };

  explicit Together(P... passes) : passes_(std::move(passes)...) {}

  Summary empty() const {
    return {std::apply([](const P&... pass) { return std::tuple(pass.empty()...); }, passes_)};
  }
  void absorb(Summary& into, const RowBlock& rows) const {
    each([&](const auto& pass, auto index) { pass.absorb(std::get<index>(into.parts), rows); });
  }
  void merge(Summary& into, const Summary& from) const {
    each([&](const auto& pass, auto index) {
      pass.merge(std::get<index>(into.parts), std::get<index>(from.parts));
    });
  }
  auto finish(Summary summary) const {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return std::tuple(std::get<I>(passes_).finish(std::move(std::get<I>(summary.parts)))...);
    }
    (std::index_sequence_for<P...>{});
  }

 private:
  template <class Visit>
  void each(Visit&& visit) const {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (visit(std::get<I>(passes_), std::integral_constant<std::size_t, I>{}), ...);
    }
    (std::index_sequence_for<P...>{});
  }

  std::tuple<P...> passes_;
};

} // namespace ilk
