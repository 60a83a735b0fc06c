// Playbooks.
#include "fuzz/harness.h"
#include "strategy/playbook_toml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ilk::fuzz;
  const auto path = folder().file("a.toml", text_of(bytes, size));
  fault_of([&] {
    for (const ilk::Play& play : ilk::load_playbook(path).plays) {
      require(!play.segment.empty(), "a play has a clause");
      for (const ilk::Clause& clause : play.segment)
        require(clause.bounds.size() == clause.sources.size() && !clause.bounds.empty(),
                "a clause has bounds, each with its place");
    }
  });
  return 0;
}
