// The encoder in words, and how it learned.
#pragma once

#include "encode/ensemble_fit.h"
#include "facts/making_facts.h"

namespace ilk {

/// `space`: that it makes.
EncoderFacts encoder_of(const EnsembleFit& encoder, Space space);

} // namespace ilk
