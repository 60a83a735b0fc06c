// Figures of rows, made some thousand rows at a time.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <ilk/error.h>
#include <ilk/model.h>

#include "rows.h"
#include "watched.h"

namespace ilk::python {

inline std::vector<std::string> names_of(const std::vector<ModelInput>& inputs) {
  std::vector<std::string> names;
  for (const ModelInput& input : inputs) names.push_back(input.name);
  return names;
}

/// What `score` gives of the blocks, one behind the other. It owns what it uses, and is called with
/// a Dataset, or with schema and batch of Arrow.
template <class Value, class Score>
std::vector<Value> of_blocks(const std::vector<ModelInput>& inputs, Rows& rows, Score score) {
  Watched watched;
  return watched.run(nb::find(rows), [names = names_of(inputs), &rows, score = std::move(score),
                                      stop = watched.stop()] {
    std::vector<Value> all;
    rows.for_each(names, [&](const auto&... block) {
      if (*stop) throw Interrupted();
      std::vector<Value> some = score(block...);
      if (all.empty())
        all = std::move(some);
      else
        all.insert(all.end(), some.begin(), some.end());
    });
    return all;
  });
}

} // namespace ilk::python
