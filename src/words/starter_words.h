// What a proposed play says: to be changed by whoever knows the business.
#pragma once

#include <string>
#include <vector>

#include "facts/starter_plays.h"

namespace ilk {

struct StarterTexts {
  std::string name; ///< small letters, digits and "-", at most 60
  std::string title, action, channel, message, kpi;
  std::vector<std::string> stop;
  bool exclusive = false; ///< a play of care, which no sale should cross
};

/// `number`: of the play in its file, from 1, which tells plays about the same apart.
StarterTexts starter_texts(const StarterPlay& play, std::size_t number);

/// What is asked of response, value and cost.
std::string response_question(const StarterPlay& play);
std::string value_question();
std::string cost_question();

} // namespace ilk
