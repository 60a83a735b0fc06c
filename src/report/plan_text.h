// The parts of strategy.md that are about the plays of a playbook.
#pragma once

#include <string>
#include <vector>

#include "explain/segments.h"
#include "strategy/campaign.h"

namespace ilk {

/// How much is planned, and what the figures of money are.
std::string plan_headline(const Plan& plan);

/// The last cells of a segment's row in a table: its best play, contacts, worth, and whether it can
/// be measured; empty where no play reaches it.
std::string plays_at_a_glance(const Plan& plan, const Segment& segment);

/// The plays that fire in a segment, with why, how many customers, and what would stop them.
std::string plays_of_segment(const Plan& plan, const Segment& segment);

/// All plays, how they are measured, and those that reach nobody.
std::string plan_text(const Plan& plan, const std::vector<Segment>& segments);

} // namespace ilk
