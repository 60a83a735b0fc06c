// What each gate asks, what was measured, and what it guards against.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "judge/gates.h"

namespace ilk {

/// The tables of a null: "tables with every column shuffled by itself".
std::string_view tables_of_null(bool independent);

/// What must hold: "at least 100 customers".
std::string gate_claim(const Gate& gate, const GateFigures& figures);

/// The figures: "0.914"; "not measured".
std::string gate_measured(const Gate& gate, const GateFigures& figures);

/// What the gate guards against, in plain words.
std::string_view gate_meaning(const Gate& gate);

/// "passed", "failed", "not measured": for programs.
std::string_view gate_state(const Gate& gate);

/// "6 of 8 tests hold, 1 does not, 1 was not measured"; empty without gates.
std::string gates_heading(const std::vector<Gate>& gates);

/// "the code – 2 of 8 tests did not hold, 1 not measured".
std::string abandoned_heading(std::string_view space, const std::vector<Gate>& gates);

} // namespace ilk
