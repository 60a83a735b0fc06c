// How the page looks.
#pragma once

#include "report/markup.h"

namespace ilk::page {

/// The page's style sheet: light, dark and print; from 360 pixels wide.
Markup style();

} // namespace ilk::page
